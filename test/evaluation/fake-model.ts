import { createRandom, writeLying } from '../answers/written/lying-writer.ts';
import { startFaultyServer } from '../models/faulty-server.ts';
import { toVector } from '../retrieval/fake-embed.ts';

export interface FakeModel {
  /** To be used as OPENAI_BASE_URL. */
  readonly url: string;
  /** Whether it wrote this sentence to lie. */
  isLie(sentence: string): boolean;
  /** How many sentences it wrote. */
  written(): { readonly all: number; readonly lies: number };
  stop(): Promise<void>;
}

export const fakeNames = { model: 'fake-writer', embeddingModel: 'fake-embeddings' };

const seed = 7;
/** A model that writes nothing has failed, and soon rests. */
const nothingToAdd = 'There is nothing to add. [1]';

/** Speaks OpenAI's API, writes from the passages that it is given, and lies in so large a share of its sentences. */
export async function startFakeModel(shareOfLies: number): Promise<FakeModel> {
  const random = createRandom(seed);
  const truths = new Set<string>();
  const lies = new Set<string>();
  const counts = { all: 0, lies: 0 };
  const { url, always, stop } = await startFaultyServer({
    models: Object.values(fakeNames),
    embed: (text) => [...toVector(text)],
  });
  always({
    does: 'write',
    text({ body }) {
      const sentences = writeLying(body.messages?.at(-1)?.content ?? '', shareOfLies, random);
      for (const { text, lie } of sentences) {
        counts.all += 1;
        if (lie !== undefined) counts.lies += 1;
        (lie === undefined ? truths : lies).add(withoutMarks(text));
      }
      return sentences.map(({ text }) => text).join('\n') || nothingToAdd;
    },
  });
  return {
    url,
    // Cited falsely in one answer, a sentence may be cited rightly in another.
    isLie: (sentence) => lies.has(withoutMarks(sentence)) && !truths.has(withoutMarks(sentence)),
    written: () => counts,
    stop,
  };
}

function withoutMarks(text: string): string {
  return text.replace(/\s*\[[\d,\s]+\]/g, '').trim();
}
