import type { Changes, ExpectationChange } from './changes-between.ts';
import type { RoleLevelName } from './outline.ts';

/** What changed, counted: "2 role levels added". Empty where nothing did that somebody would see. */
export function countChanges(changes: Changes): string[] {
  const changed = changes.expectations.flatMap((one) => one.changed);
  const expectations = (how: ExpectationChange['how']) => changed.filter((one) => one.how === how).length;
  const { added, removed, renamed, reworded, skills } = changes;
  return [
    ...count(added.length, 'role level', 'added'),
    ...count(removed.length, 'role level', 'removed'),
    ...count(renamed.length, 'role level', 'renamed'),
    ...count(expectations('added'), 'expectation', 'added'),
    ...count(expectations('removed'), 'expectation', 'removed'),
    ...count(expectations('raised'), 'expectation', 'raised'),
    ...count(expectations('lowered'), 'expectation', 'lowered'),
    ...owned(reworded.length, 'role level'),
    ...count(skills.added.length, 'skill', 'added'),
    ...count(skills.removed.length, 'skill', 'removed'),
    ...owned(skills.reworded.length, 'skill'),
  ];
}

/** Each change by its name, one a line. */
export function listChanges({ added, removed, renamed, expectations, reworded, skills }: Changes): string[] {
  return [
    ...added.map((one) => `Added: ${sayName(one)}`),
    ...removed.map((one) => `Removed: ${sayName(one)}`),
    ...renamed.map(({ before, after }) => `Renamed: ${sayName(before)}, now ${sayName(after)}`),
    ...expectations.map(
      ({ roleLevel, changed }) => `${sayName(roleLevel)}: ${changed.map(sayExpectation).join('; ')}`,
    ),
    ...reworded.map((one) => `Other words: ${sayName(one)}`),
    ...skills.added.map((name) => `Skill added: ${name}`),
    ...skills.removed.map((name) => `Skill removed: ${name}`),
    ...skills.reworded.map((name) => `Skill in other words: ${name}`),
  ];
}

/** "User focus, practitioner instead of working". */
export function sayExpectation({ skill, how, from, to }: ExpectationChange): string {
  if (how === 'added') return `${skill} is new${to ? `, at ${to}` : ''}`;
  if (how === 'removed') return `${skill} is not asked for any more`;
  if (!from) return `${skill}, at ${to} where no level was said`;
  return to ? `${skill}, ${to} instead of ${from}` : `${skill}, without a level instead of ${from}`;
}

function sayName({ role, name }: RoleLevelName): string {
  return role === name ? name : `${role}: ${name}`;
}

function count(many: number, what: string, became: string): string[] {
  return many === 0 ? [] : [`${many} ${what}${many === 1 ? '' : 's'} ${became}`];
}

function owned(many: number, what: string): string[] {
  if (many === 0) return [];
  return [many === 1 ? `1 ${what}’s words changed` : `${many} ${what}s’ words changed`];
}
