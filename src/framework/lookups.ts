import type { Expectation, Framework, RoleLevel, Skill } from './model.ts';
import { nameKey } from './names.ts';

export interface Holder {
  readonly roleLevel: RoleLevel;
  readonly expectation: Expectation;
}

/** The framework seen from its skills. */
export interface Lookups {
  /** Every role level that asks for the skill, in the order of the framework. */
  readonly holdersOf: (skill: Skill) => readonly Holder[];
  readonly roleLevelNamed: (role: string, roleLevel: string) => RoleLevel | undefined;
  readonly skillNamed: (skill: string) => Skill | undefined;
}

export function createLookups(framework: Framework): Lookups {
  const holders = new Map<Skill, Holder[]>();
  for (const roleLevel of framework.roleLevels) {
    for (const expectation of roleLevel.expectations) {
      const known = holders.get(expectation.skill);
      if (known) known.push({ roleLevel, expectation });
      else holders.set(expectation.skill, [{ roleLevel, expectation }]);
    }
  }
  const roleLevels = new Map(
    framework.roleLevels.map((roleLevel) => [keyOf(roleLevel.role.name, roleLevel.name), roleLevel]),
  );
  const skills = new Map(framework.skills.map((skill) => [skill.name, skill]));
  return {
    holdersOf: (skill) => holders.get(skill) ?? [],
    roleLevelNamed: (role, roleLevel) => roleLevels.get(keyOf(role, roleLevel)),
    skillNamed: (skill) => skills.get(skill),
  };
}

function keyOf(role: string, roleLevel: string): string {
  return `${role}\n${roleLevel}`;
}

export function expectationOf(roleLevel: RoleLevel, skill: Skill): Expectation | undefined {
  return roleLevel.expectations.find((expectation) => expectation.skill === skill);
}

/** By the role level's name alone, or as "Role: role level": several where two roles have one of that name. */
export function roleLevelsCalled({ roleLevels }: Framework, text: string): RoleLevel[] {
  const wanted = nameKey(text);
  return roleLevels.filter(
    ({ name, role }) => nameKey(name) === wanted || nameKey(`${role.name}: ${name}`) === wanted,
  );
}
