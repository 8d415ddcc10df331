import type { Role, RoleLevel } from '../framework/model.ts';
import { editsBetween } from '../retrieval/spelling.ts';
import { singularOf, wordsOf } from '../retrieval/words.ts';

/** Words that tell the seniority of a role level, as people write them, to the word that its name has. */
const seniorityWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    apprentice: 'apprentice',
    trainee: 'trainee',
    graduate: 'trainee',
    junior: 'junior',
    jr: 'junior',
    jnr: 'junior',
    associate: 'associate',
    assoc: 'associate',
    plain: 'none',
    normal: 'none',
    ordinary: 'none',
    regular: 'none',
    standard: 'none',
    basic: 'none',
    mid: 'none',
    middle: 'none',
    midlevel: 'none',
    senior: 'senior',
    snr: 'senior',
    sr: 'senior',
    lead: 'lead',
    ld: 'lead',
    principal: 'principal',
    principle: 'principal',
    head: 'head',
    top: 'head',
    chief: 'chief',
    major: 'major',
  }),
);

/** The seniority that a word of a question means; `none` is the level without such a word in its name. */
export function seniorityMeant(form: string): string | undefined {
  return (
    seniorityWords.get(form) ??
    seniorityWords.get(singularOf(form)) ??
    (form.length >= shortestMisspelt ? misspelt(form) : undefined)
  );
}

const shortestMisspelt = 6;
const oftenMisspelt = ['apprentice', 'trainee', 'junior', 'associate', 'senior', 'principal', 'principle'];

function misspelt(form: string): string | undefined {
  const word = oftenMisspelt.find((known) => editsBetween(form, known) === 1);
  return word && seniorityWords.get(word);
}

/** The seniority word in a role level's name; `none` where it has none. */
export function seniorityOf(roleLevel: RoleLevel): string {
  for (const { form } of wordsOf(roleLevel.name)) {
    const seniority = seniorityWords.get(form);
    if (seniority) return seniority;
  }
  return 'none';
}

/** The role's level at a seniority; where there are two tracks, the one whose name adds nothing. */
export function roleLevelAt(role: Role, seniority: string): RoleLevel | undefined {
  const fitting = role.roleLevels.filter((roleLevel) => seniorityOf(roleLevel) === seniority);
  return fitting.sort((a, b) => a.name.length - b.name.length)[0];
}

/** What a role's bare name means: the level of that name, else the one without a seniority word, else the lowest. */
export function plainRoleLevel(role: Role): RoleLevel {
  const same = role.roleLevels.find((roleLevel) => roleLevel.name.toLowerCase() === role.name.toLowerCase());
  const shared = (roleLevel: RoleLevel) =>
    wordsOf(role.name).filter((word) => roleLevel.name.toLowerCase().includes(word.form)).length;
  const plain = role.roleLevels
    .filter((roleLevel) => seniorityOf(roleLevel) === 'none')
    .sort((a, b) => shared(b) - shared(a) || b.step - a.step)[0];
  const chosen = same ?? plain ?? role.roleLevels[0];
  if (!chosen) throw new Error(`The role ${role.name} has no role level`);
  return chosen;
}

/** Whether the role's bare name means one of its levels: not where all are senior ones or higher. */
export function hasPlainLevel(role: Role): boolean {
  return (
    role.roleLevels.length === 1 || role.roleLevels.some((roleLevel) => seniorityOf(roleLevel) === 'none')
  );
}
