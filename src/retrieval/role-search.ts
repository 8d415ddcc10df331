import type { Framework, Role, RoleLevel, Statement } from '../framework/model.ts';
import type { ToConcept } from './concepts.ts';
import type { EverydayWords } from './everyday-words.ts';
import { createSearchIndex, type Searched } from './search-index.ts';

/** A role that a question in everyday words may mean. */
export interface FoundRole {
  readonly role: Role;
  /** The role level that everyday words of its own point at. */
  readonly roleLevel: RoleLevel | undefined;
  /** For ordering and for the distance to the next: comparable within one search only. */
  readonly score: number;
  /** How much of what is asked any of the role's words say, 0 to 1. */
  readonly coverage: number;
  readonly matched: number;
}

export type RoleSearch = (words: readonly string[]) => FoundRole[];

// Tried on the development questions: everyday words lead, the documents' and the skills' help to tell roles apart.
const weights = { everyday: 1, document: 0.3, skill: 0.3 };
// A word that a role's phrases say again and again is that role's.
const weighing = { saturation: 3, lengthShare: 0.4 };
const rolesConsidered = 8;

/**
 * Finds roles by everything that is said of them, their everyday words first. One passage seldom holds the words of a
 * question in lay language; all that is known of a role together does.
 */
export function createRoleSearch(
  framework: Framework,
  everyday: EverydayWords,
  toConcept: ToConcept,
): RoleSearch {
  const { roles } = framework;
  const phrasesOf = groupPhrases(everyday);
  const index = createSearchIndex(
    roles.map((role) => textsOf(role, phrasesOf)),
    weighing,
  );
  const levels = roles.map((role) => role.roleLevels.filter((roleLevel) => phrasesOf.has(roleLevel)));
  const levelIndex = createSearchIndex(
    levels.flat().map((roleLevel) => [{ text: join(phrasesOf.get(roleLevel)), weight: 1 }]),
    weighing,
  );
  return (words) => {
    const concepts = [...new Set(words)].map(toConcept);
    const pointedAt = levelIndex.search(concepts, rolesConsidered).map(({ at }) => levels.flat()[at]);
    return index.search(concepts, rolesConsidered).flatMap(({ at, score, coverage, matched }) => {
      const role = roles[at];
      const roleLevel = pointedAt.find((level) => level?.role === role);
      return role ? [{ role, roleLevel, score, coverage, matched }] : [];
    });
  };
}

function groupPhrases(everyday: EverydayWords): ReadonlyMap<unknown, readonly string[]> {
  return new Map<unknown, readonly string[]>(
    everyday.entries.map(({ named, phrases }): [unknown, readonly string[]] => {
      if (named.type === 'role') return [named.role, phrases];
      if (named.type === 'roleLevel') return [named.roleLevel, phrases];
      return [named.type === 'skill' ? named.skill : named.family, phrases];
    }),
  );
}

function textsOf(role: Role, phrasesOf: ReadonlyMap<unknown, readonly string[]>): Searched {
  const skills = new Set(
    role.roleLevels.flatMap(({ expectations }) => expectations.map(({ skill }) => skill)),
  );
  return [
    { text: join(phrasesOf.get(role)), weight: weights.everyday },
    ...role.roleLevels.map((roleLevel) => ({
      text: join(phrasesOf.get(roleLevel)),
      weight: weights.everyday,
    })),
    { text: `${role.name}\n${said(role.description)}`, weight: weights.document },
    ...role.roleLevels.map(({ name, description }) => ({
      text: `${name}\n${said(description)}`,
      weight: weights.document,
    })),
    ...[...skills].map((skill) => ({ text: join(phrasesOf.get(skill)), weight: weights.skill })),
  ];
}

function said(statements: readonly Statement[]): string {
  return statements.map(({ words }) => words).join('\n');
}

function join(phrases: readonly string[] | undefined): string {
  return phrases?.join('\n') ?? '';
}
