import { LRUCache } from 'lru-cache';
import type { Word } from '../../../retrieval/words.ts';
import type { FrameworkCitation } from '../../answer.ts';
import type { Ground, Grounds } from '../grounds.ts';
import { type FindNames, type NameInText, nameKeys } from './name-finder.ts';
import { type Claims, readClaims, type Token } from './read-claims.ts';

/** A line that carries what is said with it. */
export interface SupportLine {
  readonly words: readonly Word[];
  readonly names: readonly NameInText[];
  /** Whose words it is; undefined for what the structure says, which names whom it speaks of. */
  readonly of: FrameworkCitation | undefined;
  readonly tokens: readonly Token[];
  readonly breaks: ReadonlySet<number>;
  /** What it names, as keys. */
  readonly keys: ReadonlySet<string>;
}

interface IndexedGrounds {
  readonly byNumber: ReadonlyMap<number, Indexed>;
  readonly facts: readonly SupportLine[];
  /** Whether it speaks of several role levels: "they" alone may be any of them. */
  readonly isOfSeveral: boolean;
}

/** A sentence that is checked. */
export interface Checked {
  readonly text: string;
  readonly claims: Claims;
  /** The passages that it cites. */
  readonly cited: readonly Indexed[];
  readonly grounds: IndexedGrounds;
}

export interface Indexed {
  readonly ground: Ground;
  readonly lines: readonly SupportLine[];
}

/** The names that a citation is of, as keys. */
export function keysOfCited(cited: FrameworkCitation): string[] {
  const role = cited.role ? [`role ${cited.role}`] : [];
  return [...new Set([...role, ...keysOfSaid(cited)])];
}

/** Of whom and what it says what it says: of a role level, and not of its role, which has others. */
export function keysOfSaid({ title, role, roleLevel, skill }: FrameworkCitation): string[] {
  // What is said of a role holds for each of its levels, also for the one that may be called like it.
  const level = title.endsWith(', role') ? undefined : roleLevel;
  return [
    ...(role && !level ? [`role ${role}`] : []),
    ...(role ? [`roleLevel ${role}/${level ?? role}`] : []),
    ...(skill ? [`skill ${skill}`] : []),
  ];
}

/** None for what is said of a whole role. */
function roleLevelsOf(cited: FrameworkCitation): string[] {
  const keys = keysOfSaid(cited);
  return keys.some((key) => key.startsWith('role '))
    ? []
    : keys.filter((key) => key.startsWith('roleLevel '));
}

export type IndexGrounds = (grounds: Grounds) => IndexedGrounds;

/** Some 3 kB each. Answers under way at once speak of the same lines. */
const mostLines = 2_000;

export function createIndexGrounds(findNames: FindNames): IndexGrounds {
  const known = new LRUCache<string, Omit<SupportLine, 'of'>>({ max: mostLines });
  const read = (text: string): Omit<SupportLine, 'of'> => {
    // What a document has in quotation marks it may say of somebody else's words: nothing begins there.
    const claims = readClaims(text.replace(/["“”„]/g, ' '), findNames);
    return { ...claims, keys: new Set(claims.names.flatMap(({ named }) => nameKeys(named))) };
  };
  return (grounds) =>
    indexGrounds(grounds, (text, of) => {
      const line = known.get(text) ?? read(text);
      known.set(text, line);
      return { ...line, of };
    });
}

type IndexLine = (text: string, of?: FrameworkCitation) => SupportLine;

/** A text is read when a sentence cites it: few are, and before the first one the model would wait for it. */
function indexGrounds({ passages, facts }: Grounds, index: IndexLine): IndexedGrounds {
  const readFacts = once(() => facts.flatMap(inOtherOrders).map((text) => index(text)));
  return {
    byNumber: new Map(passages.map((ground) => [ground.n, indexPassage(ground, index)])),
    get facts() {
      return readFacts();
    },
    isOfSeveral: new Set(passages.flatMap(({ cited }) => roleLevelsOf(cited))).size > 1,
  };
}

function indexPassage(ground: Ground, index: IndexLine): Indexed {
  const readLines = once(() => [
    ...ground.quoted.flatMap(withoutInitials).map((text) => index(text, ground.cited)),
    ...ground.told.flatMap(inOtherOrders).map((text) => index(text)),
  ]);
  return {
    ground,
    get lines() {
      return readLines();
    },
  };
}

function once<Result extends object>(work: () => Result): () => Result {
  let result: Result | undefined;
  return () => {
    result ??= work();
    return result;
  };
}

/** "Service level agreements (SLAs)" is said without them too. */
function withoutInitials(line: string): string[] {
  const bare = line.replace(/\s\(\p{Lu}[\p{L}\p{N}]*\)/gu, '');
  return bare === line ? [line] : [line, bare];
}

/** What the structure tells, in the order in which a sentence says the same. */
const otherOrders: readonly (readonly [RegExp, string])[] = [
  [/^(\w+) skills, all at (\w+) level\./, 'All $1 skills at $2 level'],
  [
    /^They share (\w+), (\w+) of them at different levels\.$/,
    '$2 of $1 skills they share at different levels',
  ],
  [/^(.+) · next after (.+) · .*$/, 'next level $1'],
  [/^(.+) · next after (.+) · .*$/, 'next level after $2 $1'],
  [/\bfirst of (?=\w+ role levels)/, 'lowest of '],
  [
    /\b(second of (?=two )|third of (?=three )|fourth of (?=four )|fifth of (?=five )|sixth of (?=six ))/,
    'highest of ',
  ],
];

function inOtherOrders(told: string): string[] {
  return [told, ...otherOrders.map(([pattern, other]) => told.replace(pattern, other))].filter(
    (text, at, all) => all.indexOf(text) === at,
  );
}
