import { createHash } from 'node:crypto';
import type { Framework, RoleLevel, Skill, SkillLevel, Statement } from '../framework/model.ts';

/** What a framework asks, and prints of its words: all that the next version is compared with, small enough to keep. */
export interface Outline {
  readonly version: string;
  readonly roleLevels: readonly OutlinedRoleLevel[];
  readonly skills: readonly { readonly name: string; readonly print: string }[];
}

export interface OutlinedRoleLevel extends RoleLevelName {
  /** Of everything that is said of it but the levels of its skills. */
  readonly print: string;
  readonly asks: readonly Asked[];
}

export interface RoleLevelName {
  readonly role: string;
  readonly name: string;
}

/** A skill, and the level that is asked; null where the documents do not say it. */
export interface Asked {
  readonly skill: string;
  readonly level: SkillLevel | null;
}

export function outlineOf({ version, roleLevels, skills }: Framework): Outline {
  return {
    version,
    roleLevels: roleLevels.map(outlineRoleLevel),
    skills: skills.map((skill) => ({ name: skill.name, print: printSkill(skill) })),
  };
}

function outlineRoleLevel({ name, role, description, expectations }: RoleLevel): OutlinedRoleLevel {
  const said = [role.family, wordsOf(role.description), wordsOf(description)];
  return {
    role: role.name,
    name,
    print: printOf([said, expectations.map(({ statements }) => wordsOf(statements))]),
    asks: expectations.map(({ skill, level = null }) => ({ skill: skill.name, level })),
  };
}

function printSkill({ alsoCalled, description, levels }: Skill): string {
  const ofLevels = Object.entries(levels).map(([level, statements]) => [level, wordsOf(statements ?? [])]);
  return printOf([alsoCalled, wordsOf(description), ofLevels]);
}

function wordsOf(statements: readonly Statement[]): string[] {
  return statements.map(({ words }) => words);
}

/** Two texts with the same print are the same text, for all that chance can do. */
function printOf(said: unknown): string {
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 16);
}
