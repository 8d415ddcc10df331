import type { Word } from '../../../retrieval/words.ts';
import { type Checked, keysOfCited, type SupportLine } from './lines.ts';
import { type NameInText, nameKeys } from './name-finder.ts';
import { isLevelWord } from './words-of-claims.ts';

const partOfList = /\b(such as|including|includes?|for example|for instance|among|e g)\b/;
/** What may stand between two names of a list. */
const between = /^(and|or|at|the|a|an|level|levels|awareness|working|practitioner|expert|skill|skills)$/;

/** Whether a sentence that lists skills, or role levels, lists all that the answer has, or says that it does not. */
export function areListsComplete({ claims, cited, grounds }: Checked): boolean {
  const { words, names } = claims;
  const least = isSaidToBeAll(claims) ? 1 : 2;
  if (partOfList.test(words.map(({ form }) => form).join(' '))) return true;
  const isInName = (at: number) => names.some(({ from, to }) => at >= from && at < to);
  const levels = words.flatMap(({ form }, at) => (isLevelWord(form) && !isInName(at) ? [form] : []));
  const all = [...grounds.byNumber.values()].map(({ ground }) => ground.cited);
  const lines = [...grounds.facts, ...cited.flatMap((one) => one.lines)];
  return (['skill ', 'roleLevel '] as const).every((kind) =>
    listsIn(names, words, kind)
      .filter(({ length }) => length >= least)
      .every((listed) => {
        const some = all.filter(({ skillLevel }) => isOfLevels(skillLevel, levels));
        const wanted = new Set(some.flatMap(keysOfCited).filter((key) => key.startsWith(kind)));
        const isTold = listed.length > 1 && lines.some((line) => isListOf(line, listed, kind));
        return isTold || isAllOf(wanted, listed);
      }),
  );
}

/** "The skill that an analyst needs is User focus" names all there are. */
function isSaidToBeAll({ words, names }: Checked['claims']): boolean {
  const forms = words.map(({ form }) => form);
  const isSubject = /\b(the|its|their) (\w+ )?(skill|skills|roles|levels)\b/.test(forms.join(' '));
  return isSubject && names.some(({ from }) => /^(is|are)$/.test(forms[from - 1] ?? ''));
}

type Listed = readonly (readonly string[])[];

/** Names of a kind with nothing but "and" and levels between them, as what each may be. */
function listsIn(names: readonly NameInText[], words: readonly Word[], kind: string): Listed[] {
  const lists: string[][][] = [];
  let end: number | undefined;
  for (const { from, to, named } of names) {
    const keys = nameKeys(named).filter((key) => key.startsWith(kind));
    if (keys.length === 0) continue;
    const goesOn = end !== undefined && words.slice(end, from).every(({ form }) => between.test(form));
    if (goesOn) lists.at(-1)?.push(keys);
    else lists.push([keys]);
    end = to;
  }
  return lists;
}

/** Whether a line has this list, and no more of it where the structure tells it. */
function isListOf({ of, keys, names }: SupportLine, listed: Listed, kind: string): boolean {
  const count = names.filter(({ named }) => nameKeys(named).some((key) => key.startsWith(kind))).length;
  return (of ? true : count === listed.length) && listed.every((some) => some.some((key) => keys.has(key)));
}

function isAllOf(wanted: ReadonlySet<string>, listed: Listed): boolean {
  const isListed = (key: string) => listed.some((keys) => keys.includes(key));
  return wanted.size > 0 && listed.length >= wanted.size && [...wanted].every(isListed);
}

function isOfLevels(level: string | undefined, levels: readonly string[]): boolean {
  return levels.length === 0 || (level !== undefined && levels.includes(level));
}
