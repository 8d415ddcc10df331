import type { Failure } from './failure.ts';
import { type ModelServer, type ModelSettings, placeOf, sayModel } from './settings.ts';

/** What can be used. What cannot be reached at the moment can: it is asked again with each question. */
export interface CheckedModel {
  readonly canWrite: boolean;
  readonly canEmbed: boolean;
  /** All that was asked for works now. */
  readonly works: boolean;
  /** One line for the log, with how to mend what is wrong. It holds no secret. */
  readonly line: string;
}

const ownWords = 'answers are the documents’ own words';
const byWords = 'passages are found by their words alone';

/** Undefined stands for what works, or was not asked for. */
export function tellChecked(
  settings: ModelSettings,
  writing: Failure | undefined,
  embedding: Failure | undefined,
): CheckedModel {
  const { model, embeddingModel, via } = settings;
  const [modelSetting, embeddingSetting] = settingsOf(via);
  const written = writing
    ? `${ownWords}: ${reasonOf(writing, via, model, modelSetting)}`
    : `answers are written by ${sayModel(settings)}`;
  const embedded = (name: string): string => {
    if (!embedding) return `passages are found by meaning with ${name}`;
    // What fails for both, such as a key, is said once.
    return embedding === writing
      ? byWords
      : `${byWords}: ${reasonOf(embedding, via, name, embeddingSetting)}`;
  };
  return {
    canWrite: writing?.blame !== 'access',
    canEmbed: embeddingModel !== undefined && embedding?.blame !== 'access',
    works: !writing && !embedding,
    line: embeddingModel === undefined ? written : `${written}; ${embedded(embeddingModel)}`,
  };
}

export function tellUnusable(why: string): CheckedModel {
  return { canWrite: false, canEmbed: false, works: false, line: `${ownWords}: ${why}` };
}

/** Which name the model for answers, and that for embeddings. */
function settingsOf({ kind }: ModelServer): readonly [string, string] {
  if (kind === 'openai') return ['OPENAI_MODEL', 'OPENAI_EMBEDDING_MODEL'];
  if (kind === 'azure') return ['AZURE_OPENAI_DEPLOYMENT', 'AZURE_OPENAI_EMBEDDING_DEPLOYMENT'];
  return ['MODEL', 'MODEL'];
}

function reasonOf(
  { status, error, blame }: Failure,
  via: ModelServer,
  name: string,
  setting: string,
): string {
  const place = placeOf(via);
  if (status === 401 || status === 403)
    return `${place} refuses the key (${status}); correct ${keyOf(via)} and start again`;
  if (status === 404) {
    const address = via.kind === 'openai' ? ', or OPENAI_BASE_URL, which mostly ends in /v1,' : '';
    return `${place} does not know ${name} (404); correct ${setting}${address} and start again`;
  }
  if (blame === 'access') return `${place} has no quota left for this account; see to it and start again`;
  const why = error.reason === 'too slow' ? `${place} did not answer in time` : `${place}: ${error.message}`;
  // Some servers answer 200 to whatever they do not know.
  const isElsewhere = error.reason === 'nonsense' && via.kind === 'openai' && !via.baseUrl.endsWith('/v1');
  const address = isElsewhere ? '; OPENAI_BASE_URL mostly ends in /v1, and here it does not' : '';
  return `${why}${address}; ${name} is asked again with each question`;
}

function keyOf(via: ModelServer): string {
  if (via.kind === 'openai') return 'OPENAI_API_KEY';
  return via.kind === 'azure' ? 'AZURE_OPENAI_API_KEY' : `the key for ${via.company} in the environment`;
}
