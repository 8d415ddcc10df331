import { readSentences, type Sentence } from '../../../../src/answers/written/read-sentences.ts';

/** What a model writes, in pieces as they come. */
export async function sentencesOf(...pieces: readonly string[]): Promise<Sentence[]> {
  const sentences: Sentence[] = [];
  for await (const sentence of readSentences(inTurn(pieces))) sentences.push(sentence);
  return sentences;
}

async function* inTurn(pieces: readonly string[]): AsyncGenerator<string> {
  yield* pieces;
}
