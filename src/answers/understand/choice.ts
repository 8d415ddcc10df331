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
  const at = placeSaid(words.map(({ form }) => form).join(' '), offered.length);
  const said = new Set(words.filter(({ form }) => isTelling(form)).map(({ form }) => stemOf(form)));
  const scored = offered.map((choice) => {
    const stems = wordsOf(choice.label).map(({ form }) => stemOf(form));
    const shared = stems.filter((stem) => said.has(stem)).length;
    return { choice, score: shared === 0 ? 0 : shared + shared / stems.length };
  });
  const [best, next] = scored.sort((a, b) => b.score - a.score);
  if (best && best.score > 0 && best.score > (next?.score ?? 0)) return best.choice.question;
  return best?.score === 0 ? offered[at ?? -1]?.question : undefined;
}

const places = ['first|former|1st|1', 'second|2nd|2', 'third|3rd|3', 'fourth|4th|4', 'fifth|5th|5'];

/** "The second one", "the last": a place among what is offered. */
function placeSaid(said: string, count: number): number | undefined {
  if (/\b(last|latter)\b/.test(said)) return count - 1;
  const at = places.findIndex((words) => new RegExp(`\\b(${words})\\b`).test(said));
  return at < 0 ? undefined : at;
}
