import { expect, it, onTestFinished } from 'vitest';
import type { ChatPlatform } from '../../src/chat/platform.ts';
import { createSendDue } from '../../src/schedule/send-due.ts';
import { openStores } from '../../src/storage/open-stores.ts';

const fail = (error: unknown): never => {
  throw error;
};
const minuteMs = 60_000;
type Found = Awaited<ReturnType<ChatPlatform['findDelivery']>>;

/** Somebody's check-in, and a platform that does not say whether a message arrived. */
async function open() {
  let now = Date.parse('2026-11-24T10:00:00Z');
  const stores = await openStores({
    ...{ place: { engine: 'sqlite', file: ':memory:' }, now: () => now, onError: fail },
  });
  onTestFinished(() => stores.close());
  await stores.outbox.plan([
    {
      ...{ kind: 'check-in', personId: 'ada', week: '2026-W48' },
      ...{ dueAt: now, closesAt: now + 60 * minuteMs },
    },
  ]);
  let found: Found = 'later';
  let sendings = 0;
  const sendDue = createSendDue({
    ...{ outbox: stores.outbox, log: { info: fail, error: fail }, now: () => now },
    compose: async () => ({
      to: { platform: 'fake', workspace: 'w', id: 'ada' },
      reply: { blocks: [], citations: [], suggestions: [] },
    }),
    platforms: new Map([
      [
        'fake',
        {
          ...{ perSecond: 1_000, isTryOut: false, findDelivery: async () => found },
          async sendPrivately() {
            sendings += 1;
            return { outcome: 'unknown', reason: 'it did not say' };
          },
        },
      ],
    ]),
  });
  return {
    sendings: () => sendings,
    state: async () => (await stores.outbox.statuses()).map(({ state, reason }) => [state, reason]),
    /** So much time goes by, and the platform says so when it is asked. */
    async after(ms: number, says: Found) {
      now += ms;
      found = says;
      await sendDue();
    },
  };
}

it('asks again whether a message arrived where the platform could not be asked', async () => {
  const { after, state, sendings } = await open();
  await after(0, 'later');
  await after(10 * minuteMs, 'later');
  expect(await state()).toEqual([['sending', undefined]]);
  await after(10 * minuteMs, 'arrived');
  expect([await state(), sendings()]).toEqual([[['sent', undefined]], 1]);
});

it('sends again what has not arrived', async () => {
  const { after, state, sendings } = await open();
  await after(0, 'later');
  await after(10 * minuteMs, 'absent');
  expect(await state()).toEqual([['due', undefined]]);
  await after(minuteMs, 'arrived');
  expect([await state(), sendings()]).toEqual([[['sent', undefined]], 2]);
});

it('leaves it to an administrator when its week is over', async () => {
  const { after, state, sendings } = await open();
  await after(0, 'later');
  await after(61 * minuteMs, 'later');
  expect([await state(), sendings()]).toEqual([
    [['unknown', 'whoever sent it did not learn whether it arrived']],
    1,
  ]);
});
