import type { Progress } from '../../chat/progress.ts';
import type { Line } from '../../chat/reply.ts';
import type { Framework } from '../../framework/model.ts';
import { type ChatModel, ModelError, type Usage } from './chat-model.ts';
import { createCheckSentences } from './check/check-sentences.ts';
import type { Task } from './compose-prompt.ts';
import type { CountWriting } from './count-writing.ts';
import { type Checked, createPipeline } from './pipeline.ts';

interface Dependencies {
  readonly framework: Framework;
  readonly model: ChatModel;
  readonly count: CountWriting;
  /** A model failed; what was shown before holds. */
  readonly onFailure: (error: ModelError) => void;
  /** Milliseconds of a clock that only moves on. */
  readonly clock: () => number;
}

export interface Written {
  /** What holds of it. */
  readonly lines: readonly Line[];
  /** How many sentences do not. */
  readonly dropped: number;
  readonly ended: 'complete' | 'stopped' | 'failed';
}

interface Shown {
  /** The model is read on meanwhile. */
  readonly show: (line: Line) => void;
  readonly onUsage: (usage: Usage) => void;
  readonly progress: Progress;
}

/** Twice as many as a model is asked for: nobody reads on after that. Of one that says nothing new far more are read. */
const mostShown = 12;
const mostRead = 200;

/** Asks the model, and shows each sentence that holds as it comes. Never rejects for what the model does. */
export type WriteSentences = (task: Task, shown: Shown) => Promise<Written>;

export function createWriteSentences(dependencies: Dependencies): WriteSentences {
  const { framework, model, count, onFailure, clock } = dependencies;
  const checkFor = createCheckSentences(framework);
  return async (task, { show, onUsage, progress }) => {
    const asked = clock();
    const lines: Line[] = [];
    let dropped = 0;
    const take = ({ text, cites, fault }: Checked): void => {
      count({ what: 'sentence', outcome: fault ? `dropped: ${fault}` : 'shown' });
      if (fault) {
        dropped += 1;
        return;
      }
      if (lines.length === 0) count({ what: 'first words', seconds: (clock() - asked) / 1_000 });
      lines.push({ text, cites });
      show({ text, cites });
    };
    const pipeline = createPipeline({
      ...{ model, check: checkFor(task.grounds) },
      onUsage(usage) {
        count({ what: 'tokens', usage });
        onUsage(usage);
      },
    });
    const enough = new AbortController();
    const signal = AbortSignal.any([progress.stopped, enough.signal]);
    try {
      for await (const sentence of await pipeline.stream(task, { signal })) {
        take(sentence);
        // Leaving alone would wait for what the model writes next.
        if (isEnough(lines.length, dropped)) enough.abort();
        if (enough.signal.aborted) break;
      }
    } catch (error) {
      if (!enough.signal.aborted)
        return { lines, dropped, ended: endOf(error, progress.stopped, { count, onFailure }) };
    }
    count({ what: 'request', outcome: lines.length > 0 ? 'written' : 'replaced' });
    return { lines, dropped, ended: 'complete' };
  };
}

function isEnough(shown: number, dropped: number): boolean {
  return shown === mostShown || shown + dropped === mostRead;
}

/** Rethrows what is neither a stop nor a fault of the model. */
function endOf(
  error: unknown,
  stopped: AbortSignal,
  { count, onFailure }: Pick<Dependencies, 'count' | 'onFailure'>,
): 'stopped' | 'failed' {
  if (stopped.aborted) {
    count({ what: 'request', outcome: 'stopped' });
    return 'stopped';
  }
  if (!(error instanceof ModelError)) throw error;
  count({ what: 'request', outcome: `failed: ${error.reason}` });
  onFailure(error);
  return 'failed';
}
