import { type SkillLevel, skillLevels } from '../framework/model.ts';
import type { Asked, Outline, OutlinedRoleLevel, RoleLevelName } from './outline.ts';

/** What became of one skill of a role level. A level that was not said before counts as raised. */
export interface ExpectationChange {
  readonly skill: string;
  readonly how: 'added' | 'removed' | 'raised' | 'lowered';
  /** Null where the documents did not, or do not, say the level; undefined where they do not ask for the skill. */
  readonly from?: SkillLevel | null;
  readonly to?: SkillLevel | null;
}

export interface RoleLevelChange {
  readonly roleLevel: RoleLevelName;
  readonly changed: readonly ExpectationChange[];
}

/** What one version of a framework has that another had not, each part in the order of the documents. */
export interface Changes {
  readonly added: readonly RoleLevelName[];
  readonly removed: readonly RoleLevelName[];
  readonly renamed: readonly { readonly before: RoleLevelName; readonly after: RoleLevelName }[];
  /** Of the role levels that both versions have. */
  readonly expectations: readonly RoleLevelChange[];
  /** Role levels that say something else, but ask for the same. */
  readonly reworded: readonly RoleLevelName[];
  readonly skills: Readonly<Record<'added' | 'removed' | 'reworded', readonly string[]>>;
}

/** Fewer skills may be the same by chance. */
const leastAlike = 3;

export function changesBetween(before: Outline, after: Outline): Changes {
  const known = byName(before.roleLevels);
  const there = byName(after.roleLevels);
  const gone = before.roleLevels.filter((one) => !there.has(keyOf(one)));
  const fresh = after.roleLevels.filter((one) => !known.has(keyOf(one)));
  const renamed = findRenamed(gone, fresh);
  const both = after.roleLevels.flatMap((now) => {
    const then = known.get(keyOf(now));
    return then ? [{ then, now, changed: compareAsked(then.asks, now.asks) }] : [];
  });
  return {
    added: fresh.filter((one) => !renamed.some(({ after: to }) => to === one)).map(toName),
    removed: gone.filter((one) => !renamed.some(({ before: from }) => from === one)).map(toName),
    renamed: renamed.map((one) => ({ before: toName(one.before), after: toName(one.after) })),
    expectations: both
      .filter(({ changed }) => changed.length > 0)
      .map(({ now, changed }) => ({ roleLevel: toName(now), changed })),
    reworded: both
      .filter(({ then, now, changed }) => changed.length === 0 && then.print !== now.print)
      .map(({ now }) => toName(now)),
    skills: compareSkills(before.skills, after.skills),
  };
}

export function keyOf({ role, name }: RoleLevelName): string {
  return `${role}\n${name}`;
}

function toName({ role, name }: RoleLevelName): RoleLevelName {
  return { role, name };
}

function byName(roleLevels: readonly OutlinedRoleLevel[]): Map<string, OutlinedRoleLevel> {
  return new Map(roleLevels.map((one) => [keyOf(one), one]));
}

/** One that went and one that came, which ask for the same of the same skills as no other that went or came. */
function findRenamed(gone: readonly OutlinedRoleLevel[], fresh: readonly OutlinedRoleLevel[]) {
  const freshByAsked = Map.groupBy(fresh, allAsked);
  return [...Map.groupBy(gone, allAsked)].flatMap(([asked, [before, ...others]]) => {
    const [after, ...rivals] = freshByAsked.get(asked) ?? [];
    const isOne = others.length === 0 && rivals.length === 0;
    return before && after && isOne && before.asks.length >= leastAlike ? [{ before, after }] : [];
  });
}

function allAsked({ asks }: OutlinedRoleLevel): string {
  return JSON.stringify(asks.map(({ skill, level }) => [skill, level]).toSorted());
}

function compareAsked(before: readonly Asked[], after: readonly Asked[]): ExpectationChange[] {
  const then = new Map(before.map(({ skill, level }) => [skill, level]));
  const now = new Set(after.map(({ skill }) => skill));
  return [
    ...after.flatMap(({ skill, level: to }): ExpectationChange[] => {
      const from = then.get(skill);
      if (from === undefined) return [{ skill, how: 'added', to }];
      if (from === to) return [];
      return [{ skill, how: heightOf(to) > heightOf(from) ? 'raised' : 'lowered', from, to }];
    }),
    ...before
      .filter(({ skill }) => !now.has(skill))
      .map(({ skill, level: from }): ExpectationChange => ({ skill, how: 'removed', from })),
  ];
}

function heightOf(level: SkillLevel | null): number {
  return level === null ? -1 : skillLevels.indexOf(level);
}

function compareSkills(before: Outline['skills'], after: Outline['skills']): Changes['skills'] {
  const then = new Map(before.map(({ name, print }) => [name, print]));
  const now = new Set(after.map(({ name }) => name));
  return {
    added: after.filter(({ name }) => !then.has(name)).map(({ name }) => name),
    removed: before.filter(({ name }) => !now.has(name)).map(({ name }) => name),
    reworded: after.filter(({ name, print }) => (then.get(name) ?? print) !== print).map(({ name }) => name),
  };
}
