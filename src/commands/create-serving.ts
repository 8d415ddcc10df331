import type { Documents } from '../administration/documents.ts';
import type { Installation } from '../administration/installation.ts';
import { exampleQuestions } from '../answers/compose/chat.ts';
import { createFindPages } from '../answers/find-pages.ts';
import { createSummarisePage } from '../answers/summarise-page.ts';
import { createAllowance } from '../answers/written/allowance.ts';
import type { FindPages } from '../chat/found-page.ts';
import type { SummarisePage } from '../chat/page-summary.ts';
import type { Config } from '../config.ts';
import { createCountWriting } from '../metrics/create-count-writing.ts';
import { sayModel } from '../models/settings.ts';
import type { Profiles } from '../people/profiles.ts';
import type { Stores } from '../storage/open-stores.ts';
import type { Draw } from '../summaries/rendering/create-draw.ts';
import { type Core, createCore } from './create-core.ts';
import type { LoadedAnswers } from './load-answers.ts';
import type { Observed } from './observe.ts';
import type { WrittenAnswersOpened } from './open-written-answers.ts';

interface Dependencies {
  readonly config: Config;
  readonly stores: Stores;
  readonly profiles: Profiles;
  readonly draw: Draw;
  readonly observed: Pick<Observed, 'logAt' | 'metrics' | 'count' | 'trace'>;
  readonly installation: Omit<Installation, 'model'>;
  readonly isTryOut: boolean;
  readonly now: () => number;
}

/** All that answers from one version of the documents. */
export interface Serving {
  readonly core: Core;
  readonly examples: readonly string[];
  readonly summarisePage: SummarisePage;
  readonly findPages: FindPages;
  /** Ends what works for these documents in the background; answers under way finish. */
  retire(): Promise<void>;
  /** Ends answers under way, too: a model's are told in the documents' words. */
  stop(): Promise<void>;
}

/** Makes all that answers from documents, as often as these are read. What counts and bounds a model's use stays. */
export function createMakeServing(dependencies: Dependencies) {
  const { config, stores, installation, observed } = dependencies;
  const openWritten = config.answers ? createOpenWritten(dependencies) : undefined;
  return async (loaded: LoadedAnswers, documents: Documents): Promise<Serving> => {
    const { framework, answerQuestion } = loaded;
    const written = await openWritten?.(loaded);
    const model = () => (written ? { model: sayUse(config, written) } : {});
    return {
      core: createCore({
        ...{ ...dependencies, ...loaded, ...config, stores, documents },
        ...{ log: observed.logAt('core'), count: observed.count },
        installation: () => ({ ...installation, ...model() }),
        answerer: written?.answerer ?? loaded.answerer,
      }),
      examples: exampleQuestions(framework).map(({ value }) => value),
      summarisePage: createSummarisePage(framework),
      findPages: createFindPages(framework, answerQuestion),
      retire: async () => written?.retire(),
      stop: async () => written?.stop(),
    };
  };
}

/** Undefined where no model is configured. */
function createOpenWritten({ config: { model }, stores, observed, now }: Dependencies) {
  if (!model) return undefined;
  const { metrics, trace } = observed;
  const log = observed.logAt('model');
  const onError = (error: unknown) => log.error({ err: error }, 'tokens could not be counted');
  const count = createCountWriting({ registry: metrics, ...(model.prices ? { prices: model.prices } : {}) });
  const allowance = createAllowance({
    ...{ counts: stores.tokenCounts, perPerson: model.tokensPerPerson, perDay: model.tokensPerDay },
    ...{ now, onError },
  });
  return async (loaded: LoadedAnswers): Promise<WrittenAnswersOpened> => {
    const { openWrittenAnswers } = await import('./open-written-answers.ts');
    return openWrittenAnswers({ settings: model, loaded, ...stores, log, trace, count, allowance });
  };
}

function sayUse({ model }: Config, written: WrittenAnswersOpened): string {
  const named = model ? sayModel(model) : '';
  return written.isUsed() ? named : `${named}, not in use; the log says why`;
}
