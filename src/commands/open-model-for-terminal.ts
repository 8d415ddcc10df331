import type { Answerer } from '../answers/answerer.ts';
import type { Allowance } from '../answers/written/allowance.ts';
import type { WrittenAnswers } from '../answers/written/written-answers.ts';
import type { ModelSettings } from '../models/settings.ts';
import type { LoadedAnswers } from './load-answers.ts';
import { openWrittenAnswers } from './open-written-answers.ts';

interface Dependencies {
  readonly settings: ModelSettings;
  readonly loaded: LoadedAnswers;
  readonly tell: (text: string) => void;
}

/** The terminal keeps nothing: it counts no tokens and asks for the same again. */
const allowance: Allowance = { remaining: async () => 'enough', spend: async () => undefined };
const writtenAnswers: WrittenAnswers = { find: async () => undefined, keep: async () => undefined };

/** Once it is known whether the model works, which is told. The documents are not embedded for a single question. */
export async function openModelForTerminal({ settings, loaded, tell }: Dependencies): Promise<Answerer> {
  const { embeddingModel: _, ...used } = settings;
  const log = {
    info: (_: object, message: string) => tell(message),
    warn: (_: object, message: string) => tell(message),
    error: (_: object, message: string) => tell(message),
  };
  const { answerer, settled } = openWrittenAnswers({
    ...{ settings: used, loaded, writtenAnswers, allowance, log, vectors: undefined },
    count: () => undefined,
  });
  await settled;
  return answerer;
}
