import type { Kind } from './event.ts';

/** What became of one event on its way to the product. */
export interface Delivered {
  readonly kind: Kind;
  readonly key: string;
  /** When it was first sent; milliseconds of the monotonic clock. */
  readonly at: number;
  /** How long the acknowledgement took of the try that was acknowledged; undefined where none was. */
  acknowledgedMs?: number;
  acknowledgedAt?: number;
  tries: number;
  /** It is not tried again. */
  isOver: boolean;
}
