import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, vi } from 'vitest';
import type { CountedEvent } from '../../src/chat/count-event.ts';
import { currentRequest } from '../../src/chat/current-request.ts';
import { createDeliveries } from '../../src/chat/deliveries.ts';
import type { Inbox } from '../../src/chat/inbox.ts';
import { traceNothing } from '../../src/chat/trace.ts';
import { openStores, type Stores } from '../../src/storage/open-stores.ts';

export const platform = 'test';
export const lookMs = 10_000;
export const minuteMs = 60_000;
export const clock = { time: 0 };
let stores: Stores;

/** Before each test an empty inbox for all processes, and a clock that stands until time is to go by. */
export function shareInbox(): void {
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    clock.time = Date.now();
    const onError = (error: unknown) => {
      throw error;
    };
    const place = { engine: 'sqlite', file: ':memory:' } as const;
    stores = await openStores({ place, now: () => clock.time, onError });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await stores.close();
  });
}

export const sharedInbox = (): Inbox => stores.inbox;

type Answer = (body: string, beginSending: () => Promise<void>) => Promise<void>;

/** A process over the shared inbox, and what it did. */
export function open(
  answer: Answer = async () => undefined,
  { inbox = stores.inbox, arrived = [] }: { readonly inbox?: Inbox; readonly arrived?: string[] } = {},
) {
  const done: string[] = [];
  const logged: string[] = [];
  const requests: (string | undefined)[] = [];
  const counted: CountedEvent[] = [];
  const deliveries = createDeliveries<string>({
    ...{ platform, inbox, now: () => clock.time, codeOf: () => 'a code' },
    isRefused: (error) => error instanceof Error && error.message === 'refused',
    log: { info: () => undefined, error: (_details, message) => void logged.push(message) },
    count: (event) => void counted.push(event),
    trace: traceNothing,
    async answer(body, beginSending) {
      requests.push(currentRequest());
      done.push(`begins ${body}`);
      await answer(body, beginSending);
      done.push(`answers ${body}`);
    },
    wasAnswered: async (body) => arrived.includes(body),
    tellInterrupted: async (body) => void done.push(`says it was interrupted at ${body}`),
    apologise: async (body) => void done.push(`apologises for ${body}`),
  });
  return { ...deliveries, done, logged, requests, counted };
}

/** The database runs what it is asked in order: what was asked for before has been answered after. */
export async function settled(): Promise<void> {
  for (let rounds = 0; rounds < 10; rounds++) {
    await stores.inbox.claimAbandoned('another platform', 1);
    await turn();
  }
}

/** Time goes by for every process, as it does when nothing else happens. */
export async function passes(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += lookMs) {
    clock.time += lookMs;
    await vi.advanceTimersByTimeAsync(lookMs);
    await settled();
  }
}
