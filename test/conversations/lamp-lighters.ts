import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFolder } from '../cli/start-rolecall.ts';

const file = 'lamp-lighter.txt';

/** A role document of one role level that asks each skill at a level. */
export function describeLighter(asked: Readonly<Record<string, string>>): string {
  const skills = Object.entries(asked).map(
    ([skill, level]) => `Skill: ${skill}\nSkill level: ${level}\n- use it with care\n`,
  );
  return `Role: Lamp lighter\n\nRole level: Lamp lighter\n- A lamp lighter lights the lamps.\n\n${skills.join('\n')}`;
}

/** A knowledge folder whose only document can be written anew. */
export function createKnowledge(document: string) {
  const folder = createFolder({ [file]: document });
  return { folder, write: (text: string) => writeFileSync(join(folder, file), text) };
}
