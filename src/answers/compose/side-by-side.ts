import type { Block } from '../../chat/reply.ts';
import { expectationOf } from '../../framework/lookups.ts';
import { type Expectation, type RoleLevel, skillLevels } from '../../framework/model.ts';
import { type Citations, heading, levelText, list, paragraph } from './draft.ts';

/** A skill that two role levels both ask for. */
export interface Pair {
  readonly a: Expectation;
  readonly b: Expectation;
}

export interface SideBySide {
  readonly onlyA: readonly Expectation[];
  readonly onlyB: readonly Expectation[];
  readonly same: readonly Pair[];
  /** At a higher level in b. */
  readonly raised: readonly Pair[];
  /** At a lower level in b, or at one that is not stated. */
  readonly lowered: readonly Pair[];
}

/** Where the skills of two role levels part. */
export function setSideBySide(a: RoleLevel, b: RoleLevel): SideBySide {
  const shared = a.expectations.flatMap((mine) => {
    const other = expectationOf(b, mine.skill);
    return other ? [{ a: mine, b: other }] : [];
  });
  return {
    onlyA: a.expectations.filter(({ skill }) => !expectationOf(b, skill)),
    onlyB: b.expectations.filter(({ skill }) => !expectationOf(a, skill)),
    same: shared.filter((pair) => pair.a.level === pair.b.level),
    raised: shared.filter((pair) => rank(pair.b) > rank(pair.a)),
    lowered: shared.filter((pair) => pair.a.level !== pair.b.level && rank(pair.b) <= rank(pair.a)),
  };
}

function rank({ level }: Expectation): number {
  return level ? skillLevels.indexOf(level) : -1;
}

/** What the role level is, in its document's first sentence. */
export function introduce(roleLevel: RoleLevel, citations: Citations): Block[] {
  const said = roleLevel.description.length > 0 ? roleLevel.description : roleLevel.role.description;
  const cites = citations.roleLevel(roleLevel);
  return said.slice(0, 1).map(({ words }) => paragraph(words, cites));
}

const skillsAtOnce = 4;

export function skillBlocks(
  text: string,
  roleLevel: RoleLevel,
  expectations: readonly Expectation[],
  citations: Citations,
  isDetail = false,
): Block[] {
  if (expectations.length === 0) return [];
  const items = expectations.map((expectation) => ({
    text: `${expectation.skill.name}: ${levelText(expectation.level)}`,
    cites: citations.expectation(roleLevel, expectation),
  }));
  return [heading(text, isDetail), ...list(items, isDetail ? 0 : skillsAtOnce)];
}

/** The levels of shared skills, one column for each role level; a long table waits for "show all". */
export function levelTable(
  text: string,
  roleLevels: { readonly a: RoleLevel; readonly b: RoleLevel },
  pairs: readonly Pair[],
  citations: Citations,
): Block[] {
  if (pairs.length === 0) return [];
  const { a, b } = roleLevels;
  const detail = pairs.length > skillsAtOnce;
  const rows = pairs.map((pair) => ({
    cells: [pair.a.skill.name, levelText(pair.a.level), levelText(pair.b.level)],
    cites: [...citations.expectation(a, pair.a), ...citations.expectation(b, pair.b)],
  }));
  return [heading(text, detail), { type: 'table', columns: ['Skill', a.name, b.name], rows, detail }];
}
