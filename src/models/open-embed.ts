import type { OpenAI } from 'openai';
import { ModelError } from '../answers/written/chat-model.ts';
import type { Embed } from '../retrieval/embed.ts';
import { createBreaker, type Turn } from './breaker.ts';
import { startDeadline } from './deadline.ts';
import { readFailure } from './failure.ts';
import { openClient } from './open-client.ts';
import type { ModelSettings } from './settings.ts';
import { tryAgain } from './try-again.ts';

interface Dependencies {
  readonly settings: ModelSettings;
  /** In milliseconds, of any beginning; never set back. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** A server takes 300,000 tokens at once; these are far fewer in any language. */
const mostTexts = 256;
const mostCharacters = 100_000;

/**
 * Undefined where no model for embeddings is configured. The vectors reject with a ModelError, or with the signal's reason.
 * Each batch may take as long as an answer.
 */
export async function openEmbed({ settings, now, random }: Dependencies): Promise<Embed | undefined> {
  const { embeddingModel: model, answerMs } = settings;
  const client = model === undefined ? undefined : await openClient(settings);
  if (model === undefined || client === undefined) return undefined;

  const breaker = createBreaker({ now });
  const embedBatch = async (batch: readonly string[], signal: AbortSignal) => {
    const turn = breaker.enter();
    if (!turn)
      throw new ModelError(
        'resting',
        'the model for embeddings failed so often that it is not asked for a while',
      );
    const deadline = startDeadline({ signal, firstTokenMs: answerMs, answerMs });
    const by = now() + answerMs;
    const ask = () => deadline.race(requestVectors(client, model, batch, deadline.signal));
    try {
      const vectors = await tryAgain(ask, { deadline, leftMs: () => by - now(), random });
      turn.succeed();
      return vectors;
    } catch (error) {
      throw explain(error, signal, turn);
    } finally {
      deadline.end();
      turn.leave();
    }
  };

  return async (texts, signal) => {
    const vectors: Float32Array[] = [];
    for (const batch of batchesOf(texts)) {
      signal.throwIfAborted();
      vectors.push(...(await embedBatch(batch, signal)));
    }
    if (vectors.some(({ length }) => length !== vectors[0]?.length)) throw unreadable();
    return vectors;
  };
}

/** What to throw. Whoever presses stop says nothing against the model; whoever cannot wait any longer does. */
function explain(error: unknown, { aborted, reason }: AbortSignal, turn: Turn): unknown {
  if (aborted) {
    if (reason instanceof ModelError && reason.reason === 'too slow') turn.fail('moment');
    return reason;
  }
  const failure = readFailure(error);
  turn.fail(failure.blame);
  return failure.error;
}

function* batchesOf(texts: readonly string[]): Generator<readonly string[]> {
  let batch: string[] = [];
  let characters = 0;
  for (const text of texts) {
    const isFull = batch.length === mostTexts || characters + text.length > mostCharacters;
    if (isFull && batch.length > 0) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(text);
    characters += text.length;
  }
  if (batch.length > 0) yield batch;
}

/** One attempt. Rejects with what the client throws, or with a ModelError. */
export async function requestVectors(
  client: OpenAI,
  model: string,
  batch: readonly string[],
  signal: AbortSignal,
): Promise<Float32Array[]> {
  // The client asks for base64 by itself, and reads the numbers of a server that knows none as if they were.
  const body = { model, input: [...batch], encoding_format: 'float' as const };
  const { data } = await client.embeddings.create(body, { signal });
  if (!Array.isArray(data) || data.length !== batch.length) throw unreadable();
  const vectors: Float32Array[] = [];
  for (const { index, embedding } of data) vectors[index] = toVector(embedding);
  if (Object.keys(vectors).length !== batch.length) throw unreadable();
  return vectors;
}

function toVector(embedding: unknown): Float32Array {
  const isVector = Array.isArray(embedding) && embedding.length > 0 && embedding.every(Number.isFinite);
  if (!isVector) throw unreadable();
  return Float32Array.from(embedding);
}

function unreadable(): ModelError {
  return new ModelError('nonsense', 'the model for embeddings did not send one vector for each text');
}
