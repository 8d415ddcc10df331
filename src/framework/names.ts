import { type ProblemList, quoted } from './knowledge-error.ts';
import { type SkillLevel, skillLevels } from './model.ts';

const maximumNameLength = 200;

/** A name as it is shown: white space folded, invisible characters taken out. */
export const cleanName = (name: string): string =>
  name
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();

/** Two names with the same key are the same name. */
export const nameKey = (name: string): string => cleanName(name).normalize('NFC').toLowerCase();

/** `NOT IN USE` and `MISSING` are how the framework's own files write "nothing". */
export const isNoName = (name: string): boolean => /^(?:not in use|missing)?$/i.test(name.trim());

/** The name of a role, role level or skill, or undefined after a problem was noted. */
export const readName = (
  text: string,
  what: string,
  line: number,
  problems: ProblemList,
): string | undefined => {
  if (text.length > maximumNameLength) {
    problems.add(
      line,
      `has a ${what} whose name is longer than ${maximumNameLength} characters: ${quoted(text)}; shorten it`,
    );
    return undefined;
  }
  const name = cleanName(text);
  if (!isNoName(name)) return name;
  problems.add(line, `has a ${what} without a name; write its name or delete it`);
  return undefined;
};

/** Like `readName`; the only level of a role, whose name is `NOT IN USE`, is called like the role. */
export const readRoleLevelName = (
  text: string,
  role: string | undefined,
  line: number,
  problems: ProblemList,
): string | undefined =>
  nameKey(text) === 'not in use' ? role : readName(text, 'role level', line, problems);

const levelOf = new Map<string, SkillLevel>(skillLevels.map((level) => [level, level]));

/** The level, undefined where the text says none; or, after a problem was noted, nothing at all. */
export const readSkillLevel = (
  text: string,
  line: number,
  problems: ProblemList,
): { readonly level: SkillLevel | undefined } | undefined => {
  const level = levelOf.get(nameKey(text));
  if (level !== undefined || isNoName(text)) return { level };
  const levels = `${skillLevels.slice(0, -1).join(', ')} or ${skillLevels.at(-1)}`;
  problems.add(line, `has the skill level ${quoted(text)}; write ${levels}`);
  return undefined;
};

const site = 'https://ddat-capability-framework.service.gov.uk';

export const rolePage = (role: string): string => `${site}/role/${slug(role)}`;

export const skillPage = (skill: string): string => `${site}/skills#${slug(skill)}`;

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/[\s-]+/g, '-')
    .replace(/^-|-$/g, '');
}
