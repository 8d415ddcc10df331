import { setImmediate } from 'node:timers/promises';
import { type Calibration, calibrate } from './calibrate.ts';
import type { Closeness } from './closeness.ts';
import type { Embed } from './embed.ts';
import type { EverydayWords } from './everyday-words.ts';
import { pickPhrases, readGeneralQuestions, textOfPassage } from './meaning-texts.ts';
import type { Passage } from './passages.ts';
import { createVectorRows, hasDirection, VectorLengthError, type VectorRows } from './vector-rows.ts';
import type { VectorStore } from './vector-store.ts';

/** In texts. */
export interface EmbeddingProgress {
  readonly done: number;
  readonly of: number;
}

/** What the documents mean to an embedding model. */
export interface Meaning {
  /**
   * Embeds what of the documents is not kept yet; says how far it is where there is anything to embed. Nothing comes of a
   * model that cannot tell what the documents speak of: it is never ready. Rejects where the model fails; what it has
   * given by then is kept, unless it turns out that another model gave what was kept before: then all is embedded again
   * at the next call.
   */
  prepare(signal: AbortSignal): Promise<Calibration | undefined>;
  readonly isReady: () => boolean;
  /**
   * How close a question is whose vector this is; undefined until it is ready. Throws where the vector cannot be compared;
   * where another model gave it than the documents', it is not ready any more.
   */
  readonly closenessOf: (vector: Float32Array) => Closeness | undefined;
}

interface Dependencies {
  readonly passages: readonly Passage[];
  readonly everyday: EverydayWords;
  readonly embed: Embed;
  /** Names whose vectors they are: vectors of different models cannot be compared. */
  readonly model: string;
  readonly vectors: VectorStore;
  readonly onProgress: (progress: EmbeddingProgress) => void;
  /** It was ready, and has to be prepared again. */
  readonly onOutdated: () => void;
}

interface Ready {
  readonly rows: VectorRows;
  readonly calibration: Calibration;
}

const textsAtOnce = 128;

export function createMeaning({ onOutdated, ...dependencies }: Dependencies): Meaning {
  const { model, vectors } = dependencies;
  let ready: Ready | undefined;
  // Embedded again once: two models that answer to one name in turns would cost all of it each time.
  let kept: 'trusted' | 'outdated' | 'embedded again' = 'trusted';

  /** What to throw. A model whose vectors have another length is not the one that gave those that are kept. */
  const explain = (error: unknown): unknown => {
    if (!(error instanceof VectorLengthError) || kept !== 'trusted') return error;
    kept = 'outdated';
    ready = undefined;
    const message = 'another embedding model has this name now; the documents are embedded again';
    return new Error(message, { cause: error });
  };

  return {
    async prepare(signal) {
      if (kept === 'outdated') {
        await vectors.forget(model);
        kept = 'embedded again';
      }
      try {
        ready = await read({ ...dependencies, signal });
      } catch (error) {
        throw explain(error);
      }
      await vectors.forgetUnused();
      return ready?.calibration;
    },
    isReady: () => ready !== undefined,
    closenessOf(vector) {
      try {
        return ready && { similarities: ready.rows.compare(vector), ...ready.calibration };
      } catch (error) {
        const explained = explain(error);
        if (kept === 'outdated') onOutdated();
        throw explained;
      }
    },
  };
}

interface Reading extends Omit<Dependencies, 'onOutdated'> {
  readonly signal: AbortSignal;
}

async function read({ passages, everyday, ...embedding }: Reading): Promise<Ready | undefined> {
  const texts = passages.map(textOfPassage);
  const general = readGeneralQuestions();
  const phrases = pickPhrases(everyday);
  const all = [...texts, ...general, ...phrases];
  const rows = createVectorRows(texts.length);
  const bests: number[] = [];
  let at = 0;
  for await (const vector of vectorsOf(all, embedding)) {
    if (at < texts.length) rows.set(at, vector);
    else {
      bests.push(best(rows.compare(vector)));
      // Each takes milliseconds in which nobody is answered.
      await setImmediate();
    }
    at++;
  }
  const calibration = calibrate(bests.slice(0, general.length), bests.slice(general.length));
  return calibration && { rows, calibration };
}

type Embedding = Omit<Reading, 'passages' | 'everyday'>;

/** The vectors of texts in their order, a part at a time: all of them together take the space of the index again. */
async function* vectorsOf(texts: readonly string[], dependencies: Embedding): AsyncGenerator<Float32Array> {
  const { model, vectors, onProgress } = dependencies;
  let isEmbedding = false;
  for (let from = 0; from < texts.length; from += textsAtOnce) {
    const some = texts.slice(from, from + textsAtOnce);
    const known = await vectors.find(model, some);
    const missing = [...new Set(some)].filter((text) => !known.has(text));
    const embedded = await embedAndKeep(missing, dependencies);
    for (const text of some) {
      const vector = known.get(text) ?? embedded.get(text);
      if (vector) yield vector;
    }
    const done = from + some.length;
    isEmbedding ||= missing.length > 0;
    // The last line says that it is finished, also where all that was left is known.
    if (missing.length > 0 || (isEmbedding && done === texts.length)) onProgress({ done, of: texts.length });
  }
}

async function embedAndKeep(
  texts: readonly string[],
  { embed, model, vectors, signal }: Embedding,
): Promise<ReadonlyMap<string, Float32Array>> {
  if (texts.length === 0) return new Map();
  const found = await embed(texts, signal);
  if (found.length !== texts.length)
    throw new Error(`the embedding model gave ${found.length} vectors for ${texts.length} texts`);
  // What cannot be compared would be kept for good.
  if (!found.every(hasDirection)) throw new Error('the embedding model gave a vector without a direction');
  const embedded = new Map(texts.map((text, at) => [text, found[at] ?? new Float32Array()]));
  await vectors.keep(model, embedded);
  return embedded;
}

function best(similarities: Float32Array): number {
  return similarities.reduce((most, one) => Math.max(most, one), -1);
}
