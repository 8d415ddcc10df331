import { type SkillLevel, skillLevels } from './model.ts';
import { nameKey } from './names.ts';

const levelOf = new Map<string, SkillLevel>(skillLevels.map((level) => [level, level]));

/** The level of that name, in any case and with any white space around it. */
export const findSkillLevel = (name: string): SkillLevel | undefined => levelOf.get(nameKey(name));

export const nameTheSkillLevels = `${skillLevels.slice(0, -1).join(', ')} or ${skillLevels.at(-1)}`;
