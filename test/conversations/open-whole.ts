import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, vi } from 'vitest';
import type { ChatPlatform } from '../../src/chat/platform.ts';
import type { LoadedAnswers } from '../../src/commands/load-answers.ts';
import { createProfiles } from '../../src/people/profiles.ts';
import { createSendDue } from '../../src/schedule/send-due.ts';
import { openStores, type Stores } from '../../src/storage/open-stores.ts';
import { openCore } from '../open-core.ts';

export type Whole = Awaited<ReturnType<typeof openWhole>>;

/** The core beside one real platform, on a Saturday. */
export async function openWhole(loaded: LoadedAnswers) {
  // The clock of the process itself: what comes is signed and checked by it, in libraries too. It goes on only when it
  // is set; timers run as always.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-28T12:00:00Z') });
  onTestFinished(() => void vi.useRealTimers());
  const { now } = Date;
  const failed: object[] = [];
  const log = {
    info: () => undefined,
    error: (details: object, text: string) => void failed.push({ ...details, text }),
  };
  const onError = (error: unknown) => {
    throw error;
  };
  const opened = await openStores({ place: { engine: 'sqlite', file: ':memory:' }, now, onError });
  onTestFinished(async () => {
    await opened.close();
    expect(failed).toEqual([]);
  });
  const { stores, allAnswered } = watchInbox(opened);
  let platform: ChatPlatform | undefined;
  let wakes = 0;
  const profiles = createProfiles(() => (platform ? [platform] : []));
  const core = await openCore({ loaded, stores, profiles, log, now });

  return {
    ...{ respond: core.respond, stores, allAnswered },
    /** Whose people the core writes to and asks after. */
    use(started: ChatPlatform): void {
      platform = started;
    },
    /** Sends what is due at an instant; gives how many messages arrived. */
    async wake(instant: string): Promise<number> {
      // A moment later each time: what was asked for then is due at the same time of day now.
      wakes += 1;
      vi.setSystemTime(Date.parse(instant) + wakes * momentMs);
      let arrived = 0;
      const count = () => {
        arrived += 1;
      };
      const platforms = new Map(platform ? [[platform.name, countSent(platform, count)]] : []);
      const { outbox } = stores;
      const send = createSendDue({ outbox, compose: core.compose, platforms, log, now });
      await core.plan();
      while ((await send()) > 0);
      return arrived;
    },
  };
}

function countSent(platform: ChatPlatform, count: () => void): ChatPlatform {
  return {
    ...platform,
    async sendPrivately(to, reply, delivery) {
      const sent = await platform.sendPrivately(to, reply, delivery);
      if (sent.outcome === 'sent') count();
      return sent;
    },
  };
}

/** More than anybody does between two of them, a millisecond each. */
const momentMs = 50;
const mostLooks = 2_000;
const betweenLooksMs = 5;

/** What was acknowledged is answered afterwards: a transcript waits for it. */
function watchInbox(stores: Stores) {
  const { inbox } = stores;
  let unanswered = 0;
  const watched: Stores['inbox'] = {
    ...inbox,
    async accept(delivery) {
      unanswered += 1;
      const claimed = await inbox.accept(delivery);
      if (!claimed) unanswered -= 1;
      return claimed;
    },
    async finish(claimed) {
      const isFinished = await inbox.finish(claimed);
      unanswered -= 1;
      return isFinished;
    },
  };
  const allAnswered = async (): Promise<void> => {
    // Where the clock is faked, `expect.poll` would move it on with each look.
    for (let looks = 0; unanswered > 0 && looks < mostLooks; looks++) await wait(betweenLooksMs);
    expect(unanswered).toBe(0);
    // Nobody presses twice in the same millisecond.
    vi.setSystemTime(Date.now() + 1);
  };
  return { stores: { ...stores, inbox: watched }, allAnswered };
}
