import { nextRoleLevel } from '../../src/answers/career.ts';
import type { Lookups } from '../../src/framework/lookups.ts';
import type { Framework, RoleLevel } from '../../src/framework/model.ts';
import { skillLevels } from '../../src/framework/model.ts';
import type { Expected, Kind, NamedRoleLevel, Question } from './question.ts';

/** Plain questions over every role level and skill, worded from their names alone. */
export function generateQuestions(framework: Framework, lookups: Lookups): Question[] {
  const questions: Question[] = [];
  const add = (kind: Kind, turn: string, expect: Expected) => {
    questions.push({ id: `generated-${questions.length}`, kind, style: 'tidy', turns: [turn], expect });
  };
  framework.roleLevels.forEach((roleLevel, at) => {
    const name = roleLevel.name;
    const named = toNamed(roleLevel);
    add('describe', `What does a ${name} do?`, { roleLevels: [named] });
    add('describe', `tell me about the ${name.toLowerCase()} role`, { roleLevels: [named] });
    add('skills', `What skills does a ${name} need?`, named);
    add('skills', `${name.toLowerCase()} skills and levels`, named);
    const next = nextRoleLevel(roleLevel);
    if (next) add('next-step', `What comes after ${name}?`, { from: named, to: [toNamed(next)] });
    const other = framework.roleLevels[(at + 7) % framework.roleLevels.length];
    if (other) add('compare', `Compare ${name} with ${other.name}`, { a: named, b: toNamed(other) });
  });
  for (const skill of framework.skills) {
    add('which-roles', `Which roles need the skill ${skill.name}?`, { skill: skill.name });
    for (const skillLevel of skillLevels) {
      const expect = { skill: skill.name, skillLevel };
      if (skill.levels[skillLevel])
        add('skill-level', `What does ${skillLevel} mean for ${skill.name}?`, expect);
      const isAsked = lookups.holdersOf(skill).some(({ expectation }) => expectation.level === skillLevel);
      if (isAsked)
        add('which-roles', `Which role levels ask for ${skill.name} at ${skillLevel} level?`, expect);
    }
  }
  return questions;
}

function toNamed(roleLevel: RoleLevel): NamedRoleLevel {
  return { role: roleLevel.role.name, roleLevel: roleLevel.name };
}
