import { LRUCache } from 'lru-cache';
import type { Word } from '../../../retrieval/words.ts';
import type { FrameworkCitation } from '../../answer.ts';
import type { Ground, Grounds } from '../grounds.ts';
import { type FindNames, type NameInText, nameKeys } from './name-finder.ts';
import { type Claims, readClaims, type Token } from './read-claims.ts';
import { inOtherOrders, withoutInitials } from './said-otherwise.ts';

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
