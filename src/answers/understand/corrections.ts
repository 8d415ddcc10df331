import type { Mention } from '../../retrieval/link-names.ts';
import type { Word } from '../../retrieval/words.ts';

/** A word such as "senior" that stands outside of a name. */
export interface Seniority {
  readonly at: number;
  readonly seniority: string;
}

const takesBack =
  /\b(no wait|wait no|sorry[,.]? (?:i|no i) mean[t]?|(?<!what |which )i mean[t]|(?<!if |what )i mean\b(?! by)|scratch that|correction|actually no|no sorry|pardon|oops|whoops|argh|ugh|gah|doh|d'oh|hang on|hold on|sorry(?=,? (?:the|a|an)\b))\b/g;
const denial =
  /\b(?:not|isn't|rather than|instead of|nor|no(?= (?:junior|senior|lead|principal|associate|trainee|head|chief)\b))\b\s*((?:[^\s.,;:!?()–—-]+\s*){1,4})/gi;

/** Tells the words that are denied: "not the senior one". */
export function deniedIn(
  text: string,
  words: readonly Word[],
  all: readonly Mention[],
): (word: Word) => boolean {
  const spans = [...text.matchAll(denial)].map(
    ({ index, 0: said }) => [index, index + said.length + 1] as const,
  );
  const spanOf = (word: Word | undefined) =>
    spans.find(([start, end]) => word !== undefined && word.start >= start && word.end <= end);
  // "Not happy to stay a trainee BA": a name that only begins where the denial ends is meant.
  const beginsLate = ({ from, to }: Mention) => {
    const span = spanOf(words[from]);
    return span !== undefined && spanOf(words[from - 3]) === span && spanOf(words[to - 1]) !== span;
  };
  const isMeant = (word: Word) =>
    all.some((mention) => words.slice(mention.from, mention.to).includes(word) && beginsLate(mention));
  return (word) => spanOf(word) !== undefined && !isMeant(word);
}

/** "tell me about X no wait i meant Y": X was taken back. */
export function dropTakenBack(
  text: string,
  words: readonly Word[],
  mentions: readonly Mention[],
): readonly Mention[] {
  const turns = turnsIn(text, words);
  const turnsAt = turns[0];
  const lastTurn = turns.at(-1);
  if (turnsAt === undefined || lastTurn === undefined) return mentions;
  const after = mentions.filter((mention) => mention.from >= lastTurn);
  return mentions.filter(
    (mention) => after.includes(mention) || !isReplaced(mention, mentions, after, turnsAt, words),
  );
}

/** A seniority that was corrected on its own: no name follows it. */
export function correctedTo({ text, words, mentions, seniorities }: Corrected): Seniority | undefined {
  const turn = turnsIn(text, words).at(-1);
  if (turn === undefined || mentions.some(({ from }) => from >= turn)) return undefined;
  return seniorities.findLast(({ at }) => at >= turn);
}

interface Corrected {
  readonly text: string;
  readonly words: readonly Word[];
  readonly mentions: readonly Mention[];
  readonly seniorities: readonly Seniority[];
}

/** The words at which somebody takes back what was written before. */
function turnsIn(text: string, words: readonly Word[]): number[] {
  return [...text.toLowerCase().matchAll(takesBack)].map(({ index }) =>
    words.findIndex((word) => word.start >= index),
  );
}

const nearTurn = 4;
const divider = /^(and|or|with|vs?|versus|against|than)$/;

/** What comes after "sorry, I meant" takes the place of as many names of its kind right before. */
function isReplaced(
  mention: Mention,
  all: readonly Mention[],
  after: readonly Mention[],
  turnsAt: number,
  words: readonly Word[],
): boolean {
  const sameKind = (other: Mention) => kindOf(other) === kindOf(mention);
  const before = all.filter((other) => !after.includes(other) && sameKind(other));
  const isClose = before.some((other) => turnsAt - other.to <= nearTurn);
  // "X with a Y, sorry, a Z": Y was taken back, although it is no name.
  const last = before.at(-1);
  if (last && words.slice(last.to, turnsAt).some(({ form }) => divider.test(form))) return false;
  return isClose && before.indexOf(mention) >= before.length - after.filter(sameKind).length;
}

function kindOf(mention: Mention): 'skill' | 'role' {
  return mention.readings[0]?.type === 'skill' ? 'skill' : 'role';
}
