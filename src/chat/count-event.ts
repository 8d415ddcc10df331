/** Why something that came over the network was not taken. */
export const refusals = [
  ...(['signature', 'timestamp', 'tenant', 'origin', 'unreadable'] as const),
  ...(['size', 'connections', 'outage'] as const),
] as const;
export type Refusal = (typeof refusals)[number];

/**
 * `lapsed`: it came too late or was tried too often, and whoever asked was told so. `interrupted`: a process died while it
 * sent the answer, and whoever asked was told so.
 */
export const deliveryOutcomes = ['answered', 'lapsed', 'interrupted', 'failed', 'given up'] as const;
export type DeliveryOutcome = (typeof deliveryOutcomes)[number];

export const answerKinds = ['answer', 'clarify', 'not-covered', 'chat'] as const;
type AnswerKind = (typeof answerKinds)[number];

/** `deliveries`: kept, acknowledged and not answered yet. `slack`: messages that wait for their turn in a channel. */
export const queues = ['deliveries', 'slack'] as const;
type Queue = (typeof queues)[number];

/** Platforms are told by their names. */
export type CountedEvent =
  | { readonly what: 'answer'; readonly platform: string; readonly kind: AnswerKind }
  /** The press of a button that is known, by its `action`. */
  | { readonly what: 'press'; readonly platform: string; readonly action: string }
  /** A delivery is kept: that long after it came it may be acknowledged. */
  | { readonly what: 'kept'; readonly platform: string; readonly seconds: number }
  /** What became of a delivery, and how long after it came. */
  | {
      readonly what: 'settled';
      readonly platform: string;
      readonly outcome: DeliveryOutcome;
      readonly seconds: number;
    }
  | { readonly what: 'queued'; readonly queue: Queue; readonly by: 1 | -1 }
  /** By a platform, or by the server before it is known whose it was. */
  | { readonly what: 'refused'; readonly by: string; readonly reason: Refusal };

/** Counts what happens. Takes words of fixed lists and numbers alone, so that no text can get among them. */
export type CountEvent = (event: CountedEvent) => void;
