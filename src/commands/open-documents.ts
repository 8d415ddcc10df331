import type { Documents, Reloaded } from '../administration/documents.ts';
import type { Reloads } from '../administration/reloads.ts';
import { changesBetween } from '../changes/changes-between.ts';
import { outlineOf } from '../changes/outline.ts';
import type { Log } from '../chat/log.ts';
import { describeDocuments } from './describe-documents.ts';
import type { LoadedAnswers } from './load-answers.ts';
import { loadOrExplain } from './load-or-explain.ts';

interface Dependencies<Made> {
  /** What was read at first, and when the reading began; milliseconds since 1970. */
  readonly first: { readonly loaded: LoadedAnswers; readonly begunAt: number };
  /** Reads the documents again. Rejects with a KnowledgeError. */
  readonly load: () => Promise<LoadedAnswers>;
  /** Makes all that answers from them. */
  readonly make: (loaded: LoadedAnswers, documents: Documents) => Promise<Made>;
  /** Ends what was made of other documents; what is under way finishes with it. */
  readonly retire: (made: Made) => Promise<void>;
  readonly reloads: Reloads;
  readonly log: Log;
  readonly now: () => number;
}

/** What answers from the documents, replaced as a whole when they are read again. */
export interface OpenedDocuments<Made> {
  /** To be asked anew for each request. */
  current(): Made;
  /** Reads them again where another process was asked to. */
  look(): Promise<void>;
  /** Waits for a reading under way, and ends what was made last. */
  stop(): Promise<void>;
}

/** Clocks of several machines differ by less. */
const skewMs = 60_000;

export async function openDocuments<Made>(dependencies: Dependencies<Made>): Promise<OpenedDocuments<Made>> {
  const { first, load, make, retire, reloads, log, now } = dependencies;
  let seen = await seenAtStart(reloads, first.begunAt);
  let { loaded } = first;
  let loadedAt = new Date(now());
  let refused: readonly string[] = [];

  const readAgain = async (): Promise<Reloaded> => {
    const fresh = await loadOrExplain(load);
    if ('problems' in fresh) {
      refused = fresh.problems;
      log.error({ problems: refused }, 'the documents cannot be used as they are; the old ones stay in use');
      return { outcome: 'refused', problems: refused };
    }
    const [before, old] = [loaded.framework, made];
    made = await make(fresh, documents);
    loaded = fresh;
    loadedAt = new Date(now());
    refused = [];
    const { version } = fresh.framework;
    log.info({ before: before.version, version }, 'the documents were read again and are in use');
    await retire(old);
    return { outcome: 'loaded', changes: changesBetween(outlineOf(before), outlineOf(fresh.framework)) };
  };
  const inTurn = createTurns(readAgain);
  const documents: Documents = {
    describe: () => ({ ...describeDocuments(loaded.framework), loadedAt, refused }),
    async reload() {
      // First, so that whoever asks later finds a reading that began after they did.
      seen = Math.max(seen, await reloads.ask());
      return inTurn.take();
    },
  };
  let made = await make(loaded, documents);

  return {
    current: () => made,
    async look() {
      const asked = await reloads.latest();
      if (!asked || asked.number <= seen) return;
      seen = asked.number;
      await inTurn.take();
    },
    async stop() {
      await inTurn.ended();
      await retire(made);
    },
  };
}

/** Somebody may have asked while the documents were read: these are read again then. */
async function seenAtStart(reloads: Reloads, begunAt: number): Promise<number> {
  const asked = await reloads.latest();
  if (!asked) return 0;
  return asked.at.getTime() < begunAt - skewMs ? asked.number : asked.number - 1;
}

/** One after another, whoever asks. */
function createTurns<Result>(work: () => Promise<Result>) {
  let last: Promise<unknown> = Promise.resolve();
  return {
    take(): Promise<Result> {
      const turn = last.then(work);
      // Whoever took the turn is told of its failure; the next one begins all the same.
      last = turn.catch(() => undefined);
      return turn;
    },
    async ended(): Promise<void> {
      await last;
    },
  };
}
