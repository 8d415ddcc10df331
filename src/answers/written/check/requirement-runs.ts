import type { Word } from '../../../retrieval/words.ts';
import type { SupportLine } from './lines.ts';
import { type NameInText, nameKeys } from './name-finder.ts';
import { type Claims, isAskedAt, type Token } from './read-claims.ts';
import { isAsking, isLevelWord } from './words-of-claims.ts';

/** A name, a level or a word that asks, in their order. */
export interface Item {
  readonly kind: 'role' | 'skill' | 'level' | 'asks';
  readonly keys: readonly string[];
  readonly from: number;
  readonly to: number;
}

export type Run = readonly Item[];

export type Read = Pick<Claims, 'words' | 'names' | 'tokens' | 'breaks'>;

/** Names, levels and what asks, with no word between them that claims something else. */
export function runsOf(read: Read, quoted: readonly SupportLine[]): Item[][] {
  const runs: Item[][] = [[]];
  const items = new Map([...itemsOf(read, quoted)].map((item) => [item.from, item]));
  const claiming = new Map(read.tokens.map((token): [number, Token] => [token.at, token]));
  for (const [at] of read.words.entries()) {
    const item = items.get(at);
    if (item) runs.at(-1)?.push(item);
    else if (claiming.get(at)?.kind === 'word' && !isCountOfSkills(claiming.get(at))) runs.push([]);
  }
  return runs;
}

/** "Needs two skills: User focus and Testing". */
function isCountOfSkills(token: Token | undefined): boolean {
  return /^\d+ skill$/.test(token?.claim ?? '');
}

function* itemsOf({ words, names }: Read, quoted: readonly SupportLine[]): Generator<Item> {
  const isInName = (at: number) => names.some(({ from, to }) => at >= from && at < to);
  for (const { from, to, named } of names) {
    const keys = nameKeys(named);
    const skill = keys.filter((key) => key.startsWith('skill '));
    const role = keys.filter((key) => key.startsWith('role'));
    if (skill.length > 0) yield { kind: 'skill', keys: skill, from, to };
    else if (role.length > 0) yield { kind: 'role', keys: role, from, to };
  }
  for (const [at, { form }] of words.entries()) {
    if (isInName(at)) continue;
    if (isLevelWord(form) && isMeantAsLevel(words, at, quoted))
      yield { kind: 'level', keys: [], from: at, to: at + 1 };
    else if (isAsking(form) && isAskedAt(words, names, at) && !isOfNoun(words, names, at))
      yield { kind: 'asks', keys: [], from: at, to: at + 1 };
  }
}

/** "Tools required for testing" asks nothing of anybody. */
function isOfNoun(words: readonly Word[], names: readonly NameInText[], at: number): boolean {
  const before = words[at - 1]?.form ?? '';
  const isStructure = /^(is|are|also|skills?|levels?)$/.test(before) || names.some(({ to }) => to === at);
  return /ed$/.test(words[at]?.form ?? '') && !isStructure;
}

/** "Working" is a word like others, but not in "at working level"; nor is "an awareness of" where a passage says so. */
function isMeantAsLevel(words: readonly Word[], at: number, quoted: readonly SupportLine[]): boolean {
  const [before, form, after] = [at - 1, at, at + 1].map((place) => words[place]?.form ?? '');
  const isSaidBefore = /^(at|to|from|is|level)$/.test(before ?? '');
  const isLevelNext = /^levels?$/.test(after ?? '');
  // "Ways of working", "working to improve".
  if (form === 'working') return isLevelNext || (isSaidBefore && (after !== 'to' || before === 'from'));
  if (isSaidBefore || isLevelNext || after === '' || after === 'to') return true;
  return !quoted.some(({ words: said }) =>
    said.some((word, place) => word.form === form && said[place + 1]?.form === after),
  );
}
