import { stemOf, wordsOf } from '../../retrieval/words.ts';
import { isTelling } from './frame-words.ts';
import type { Message } from './message.ts';

interface Offered {
  readonly label: string;
  readonly question: string;
}

const mostWords = 10;

/** The question of the choice that a short message names by some of its words: "the enterprise kind". */
export function chosenFrom(offered: readonly Offered[], { words }: Message): string | undefined {
  if (offered.length === 0 || words.length > mostWords) return undefined;
  const said = new Set(words.filter(({ form }) => isTelling(form)).map(({ form }) => stemOf(form)));
  const scored = offered.map((choice) => {
    const stems = wordsOf(choice.label).map(({ form }) => stemOf(form));
    const shared = stems.filter((stem) => said.has(stem)).length;
    return { choice, score: shared === 0 ? 0 : shared + shared / stems.length };
  });
  const [best, next] = scored.sort((a, b) => b.score - a.score);
  return best && best.score > 0 && best.score > (next?.score ?? 0) ? best.choice.question : undefined;
}
