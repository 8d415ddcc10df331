import { Worker } from 'node:worker_threads';
import type { Log } from '../../chat/log.ts';
import type { Picture } from '../../chat/reply.ts';
import type { ShownCourse, ShownSummary } from '../shown-summary.ts';
import type { Asked } from './drawing/draw-worker.ts';

/** Undefined where a picture could not be drawn, which the log says: what it shows is in the table too. */
export interface Draw {
  readonly summary: (summary: ShownSummary) => Promise<Picture | undefined>;
  /** Of one point at least. */
  readonly course: (course: ShownCourse) => Promise<Picture | undefined>;
}

const most = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 };

/**
 * Draws in a thread of its own, for a picture takes longer than an answer may wait. What is asked for meanwhile waits for
 * its turn. A thread that dies takes the picture it is at with it; the next picture has a new one.
 */
export function createDraw({ log }: { readonly log: Log }): Draw & { stop(): Promise<void> } {
  let thread: ReturnType<typeof startThread> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const drawNow = async (asked: Asked): Promise<Picture | undefined> => {
    if (!thread || thread.isGone()) thread = startThread();
    try {
      return await thread.draw(asked);
    } catch (error) {
      log.error({ err: error }, 'a picture could not be drawn');
      return undefined;
    }
  };
  const draw = (asked: Asked): Promise<Picture | undefined> => {
    const picture = last.then(() => drawNow(asked));
    last = picture;
    return picture;
  };
  return {
    summary: (summary) => draw({ summary }),
    course: (course) => draw({ course }),
    async stop() {
      await last;
      await thread?.end();
    },
  };
}

function startThread() {
  const worker = new Worker(new URL('drawing/draw-worker.ts', import.meta.url), { resourceLimits: most });
  let isGone = false;
  let asking: PromiseWithResolvers<Picture> | undefined;
  const fail = (error: Error): void => {
    isGone = true;
    asking?.reject(error);
  };
  worker.on('message', (picture: Picture) => asking?.resolve(picture));
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`the thread that draws ended with ${code}`)));
  return {
    isGone: () => isGone,
    draw(asked: Asked): Promise<Picture> {
      asking = Promise.withResolvers();
      worker.postMessage(asked);
      return asking.promise;
    },
    end: () => worker.terminate(),
  };
}
