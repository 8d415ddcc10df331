import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';

const requests = new AsyncLocalStorage<string>();

/**
 * Everything that happens in `work`, also later, is part of handling this delivery, whichever process it is: the log says
 * so with an id that is made from the platform's own, which may hold a person's or open a window for them.
 */
export function asRequest<Result>(platform: string, deliveryId: string, work: () => Result): Result {
  return requests.run(toRequest(platform, deliveryId), work);
}

/** The delivery that is handled now; undefined outside of all. */
export function currentRequest(): string | undefined {
  return requests.getStore();
}

function toRequest(platform: string, deliveryId: string): string {
  return createHash('sha256').update(`${platform}\n${deliveryId}`).digest('hex').slice(0, 16);
}
