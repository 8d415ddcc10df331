import { unseenProgress } from '../../../src/chat/progress.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { createCore } from '../../../src/commands/create-core.ts';
import type { LoadedAnswers } from '../../../src/commands/load-answers.ts';
import type { Place } from '../../../src/storage/open-database.ts';
import { openStores } from '../../../src/storage/open-stores.ts';
import { createDraw } from '../../../src/summaries/rendering/create-draw.ts';
import { unadministered } from '../../unadministered.ts';
import type { Known } from './organisation.ts';

export type Bot = Awaited<ReturnType<typeof openBot>>;

export interface Asked {
  readonly reply: Reply;
  readonly ms: number;
  /** Of these, for its pictures. */
  readonly pictureMs: number;
}

const log = {
  info: () => undefined,
  error: (details: object) => {
    throw details;
  },
};
const profiles = { profileOf: async () => ({}), findAccount: async () => undefined };

/** The whole product without a platform, whose clock stands still. */
export async function openBot(place: Place, loaded: LoadedAnswers, clock: { at: number }) {
  const now = () => clock.at;
  const stores = await openStores({ place, now, onError: (error) => log.error({ error }) });
  const drawing = createDraw({ log });
  let pictureMs = 0;
  const core = createCore({
    ...{ ...unadministered, ...loaded, stores, profiles, log, logsQuestions: false, isTryOut: false, now },
    draw: {
      ...drawing,
      async summary(summary) {
        const started = performance.now();
        const picture = await drawing.summary(summary);
        pictureMs += performance.now() - started;
        return picture;
      },
    },
    count: () => undefined,
    summaryMinimum: 5,
  });
  let asked = 0;
  return {
    stores,
    draw: drawing,
    /** What it says to somebody, with no other asking for a picture at the same time. */
    async ask({ account: from }: Known, text: string): Promise<Asked> {
      const message = {
        kind: 'message',
        id: `m-${asked++}`,
        from,
        conversation: from.id,
        audience: 'private',
      } as const;
      const drawnBefore = pictureMs;
      const started = performance.now();
      const reply = await core.respond({ ...message, text }, unseenProgress);
      return { reply, ms: performance.now() - started, pictureMs: pictureMs - drawnBefore };
    },
    async close(): Promise<void> {
      await drawing.stop();
      await stores.close();
    },
  };
}
