import { once } from 'node:events';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import type { ChatPlatform, Sent } from '../../src/chat/platform.ts';
import { createSendDue } from '../../src/schedule/send-due.ts';
import { openStores, type Stores } from '../../src/storage/open-stores.ts';

const fail = (error: unknown): never => {
  throw error;
};
const log = { info: () => undefined, error: () => undefined };

let stores: Stores;
let stopping: AbortController;
let cut: AbortController;

beforeEach(async () => {
  stores = await openStores({
    place: { engine: 'sqlite', file: ':memory:' },
    now: Date.now,
    onError: fail,
  });
  onTestFinished(() => stores.close());
  stopping = new AbortController();
  cut = new AbortController();
  await stores.outbox.plan(
    ['ada', 'bob', 'cleo'].map((personId) => ({
      ...{ kind: 'check-in', personId, week: '2026-W48' },
      ...{ dueAt: Date.now() - 1, closesAt: Date.now() + 60_000 },
    })),
  );
});

function sendBy(
  sendPrivately: ChatPlatform['sendPrivately'],
  { perSecond, found }: { readonly perSecond: number; readonly found: 'absent' | 'unknown' },
) {
  return createSendDue({
    ...{ outbox: stores.outbox, log, now: Date.now, stopping: stopping.signal, cut: cut.signal },
    compose: async ({ personId }) => ({
      to: { platform: 'fake', workspace: 'w', id: personId },
      reply: { blocks: [], citations: [], suggestions: [] },
    }),
    platforms: new Map([
      ['fake', { perSecond, isTryOut: false, sendPrivately, findDelivery: async () => found }],
    ]),
  });
}

const states = async () => (await stores.outbox.statuses()).map(({ state }) => state).toSorted();

it('puts back at once what waits for its turn when it is told to stop', async () => {
  const sendOne = async (): Promise<Sent> => {
    stopping.abort();
    return { outcome: 'sent', reference: '1' };
  };
  // Whoever comes second would wait for a quarter of an hour.
  await sendBy(sendOne, { perSecond: 1 / 900, found: 'unknown' })();
  expect(await states()).toEqual(['due', 'due', 'sent']);
});

it('ends what is on its way when that takes too long, and looks whether it arrived', async () => {
  const neverArrive = async (
    _to: object,
    _reply: object,
    { deadline }: { readonly deadline: AbortSignal },
  ): Promise<Sent> => {
    setImmediate(() => cut.abort());
    if (!deadline.aborted) await once(deadline, 'abort');
    return { outcome: 'unknown', reason: 'it was ended' };
  };
  await sendBy(neverArrive, { perSecond: 1_000, found: 'absent' })();
  expect(await states()).toEqual(['due', 'due', 'due']);
});
