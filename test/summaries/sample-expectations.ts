import type { Expectation, RoleLevel, Skill, SkillLevel, Statement } from '../../src/framework/model.ts';

const source = { file: 'skills.csv', line: 7 };

function bullet(words: string): Statement {
  return { words, form: 'bullet', source: { ...source, url: 'https://example.org/skills' } };
}

/** With a lead-in and a bullet at each level that it describes. */
export function skillOf(name: string, levels: readonly SkillLevel[]): Skill {
  return {
    ...{ name, alsoCalled: [], description: [bullet(`${name} described`)], source },
    levels: Object.fromEntries(
      levels.map((level) => [
        level,
        [{ words: 'You can:', form: 'lead-in', source }, bullet(`${name} at ${level}`)] satisfies Statement[],
      ]),
    ),
  };
}

export function expectation(
  skill: Skill,
  level: SkillLevel | undefined,
  statements: readonly string[] = [],
): Expectation {
  return { skill, level, statements: statements.map(bullet), source };
}

export function roleLevelOf(name: string, expectations: readonly Expectation[]): RoleLevel {
  const role = { name: 'Tester', family: 'Testing', description: [], roleLevels: [], source };
  return { ...{ name, role, step: 0, description: [] }, expectations, source };
}
