import { type NameInText, nameKeys } from './name-finder.ts';
import type { Token } from './read-claims.ts';
import { isLevelWord, isNaming } from './words-of-claims.ts';

/** Of whom something is said, each as the keys of what it may be. */
export type Subjects = readonly (readonly string[])[];

/** What stands between two breaks. */
export interface Part {
  readonly rest: readonly Token[];
  readonly subjects: Subjects;
  /** It speaks of others than the part before. */
  readonly isOfOthers: boolean;
  /** It begins with what no passage joins to a name: "under a tester", "until practitioner level". */
  readonly isMisjoined: boolean;
  /** Whether "or" stands before it, and after it: one of two is not both, and not the other alone. */
  readonly isAfterOr: boolean;
  readonly isBeforeOr: boolean;
  /** The levels at which it is said: its own, or else those of the part before it, or else of the next with any. */
  readonly levels: readonly string[];
}

/** The names at the beginning of a part are whom it speaks of; where parts are names alone, those of all of them. */
export function readParts(tokens: readonly Token[], required: ReadonlySet<number>, before: Subjects): Part[] {
  let subjects = before;
  let named: Subjects = [];
  const parts = partsOf(tokens);
  const lastWord = parts.findLastIndex((part) =>
    part.some(({ kind, at }) => kind === 'word' && !required.has(at)),
  );
  const allLevels = levelsOf(parts, required);
  const breaks = tokens.filter(({ kind }) => kind === 'break');
  return parts.map((part, at) => {
    const levels = allLevels[at] ?? [];
    const ors = { isAfterOr: breaks[at - 1]?.form === 'or', isBeforeOr: breaks[at]?.form === 'or' };
    const { opening, rest } = openingOf(part.filter((_token, place) => !isRequired(part, place, required)));
    // Names after all else are no names of whom something is said.
    if (lastWord !== -1 && at > lastWord)
      return { rest: opening, subjects, isOfOthers: false, isMisjoined: false, levels, ...ors };
    const opened = opening.flatMap(({ name }) => (name ? [keysOfKind([name], 'role')] : []));
    named = [...named, ...opened.filter(({ length }) => length > 0)];
    const isOfOthers = named.length > 0 && !isEqual(named, subjects);
    if (named.length > 0) subjects = named;
    if (rest.length > 0 || part.some(({ at }) => required.has(at))) named = [];
    const isMisjoined = opening.some(({ kind, claim }) => kind === 'joint' && !isNaming(claim));
    return { rest, subjects, isOfOthers, isMisjoined, levels, ...ors };
  });
}

/** "At working level, you apply it with guidance, and at expert level …". */
function levelsOf(parts: readonly Token[][], required: ReadonlySet<number>): string[][] {
  const said = parts.map((part) =>
    part.flatMap(({ form, at }) => (required.has(at) && isLevelWord(form) ? [form] : [])),
  );
  const hasAny = (levels: readonly string[]) => levels.length > 0;
  return said.map((_, at) => said.slice(0, at + 1).findLast(hasAny) ?? said.find(hasAny) ?? []);
}

/** Also what joins it: "asks for User focus". */
function isRequired(part: readonly Token[], at: number, required: ReadonlySet<number>): boolean {
  const [token, next] = [part[at], part[at + 1]];
  if (token && required.has(token.at)) return true;
  return token?.kind === 'joint' && isNaming(token.claim) && next !== undefined && required.has(next.at);
}

export function partsOf(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'break') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/**
 * The names with which a part begins say whom it speaks of; names after that are what it speaks about. What joins the
 * first word to what is before it, "until", "by", is claimed too.
 */
export function openingOf(part: readonly Token[]): {
  readonly opening: readonly Token[];
  readonly rest: readonly Token[];
} {
  const first = part.findIndex(({ kind }) => kind === 'word');
  if (first === -1) return { opening: part, rest: [] };
  const lastName = part.slice(0, first).findLastIndex(({ name }) => name && !isOfFamily(name));
  // "An analyst is responsible for managing": the name is whose word it is.
  const joints = part.slice(lastName + 1).findIndex(({ kind }) => kind !== 'joint');
  const from = lastName === -1 ? 0 : lastName + 1 + joints;
  return { opening: part.slice(0, from), rest: part.slice(from) };
}

/** "Data" is the name of a family of roles too. */
function isOfFamily({ named }: NameInText): boolean {
  return named.every(({ type }) => type === 'family');
}

export function keysOfKind(names: readonly NameInText[], kind: string): string[] {
  return names.flatMap(({ named }) => nameKeys(named)).filter((key) => key.startsWith(kind));
}

function isEqual(one: Subjects, other: Subjects): boolean {
  return one.length === other.length && one.every((keys, at) => keys.join() === other[at]?.join());
}
