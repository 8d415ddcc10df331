import type { Role, RoleFamily, RoleLevel, Skill, SkillLevel } from '../framework/model.ts';

/** What small talk is about. */
export type ChatSubject =
  | 'greeting'
  | 'thanks'
  | 'capabilities'
  | 'privacy'
  | 'complaint'
  | 'opinion'
  | 'person'
  | 'distress'
  | 'language'
  | 'too long';

/** A question that can be answered from the structure of the framework. */
export type Structured =
  | { readonly kind: 'describe'; readonly roleLevel: RoleLevel }
  | { readonly kind: 'skills'; readonly roleLevel: RoleLevel; readonly level?: SkillLevel }
  | { readonly kind: 'skill'; readonly skill: Skill; readonly level?: SkillLevel }
  | { readonly kind: 'skill in role'; readonly roleLevel: RoleLevel; readonly skill: Skill }
  | {
      readonly kind: 'which roles';
      readonly skill: Skill;
      readonly level?: SkillLevel;
      /** The highest of several levels that are wanted, from `level` on. */
      readonly upTo?: SkillLevel;
    }
  | { readonly kind: 'compare'; readonly a: RoleLevel; readonly b: RoleLevel }
  | { readonly kind: 'next step'; readonly from: RoleLevel; readonly to?: RoleLevel }
  | { readonly kind: 'levels'; readonly role: Role }
  | { readonly kind: 'roles'; readonly family?: RoleFamily };

/** What a message asks, once its names are known. */
export type Asked =
  | Structured
  /** A duty in words of its own; within one role where the question names it. */
  | {
      readonly kind: 'open';
      /** The words that ask, and those of the whole message: a situation tells much of who is wanted. */
      readonly words: readonly string[];
      readonly allWords: readonly string[];
      readonly within?: RoleLevel;
      /** Looks for whoever does something: then a distant match is still worth showing. */
      readonly looksForWho: boolean;
    }
  | { readonly kind: 'lacking'; readonly matter: string | undefined; readonly about?: RoleLevel }
  | {
      readonly kind: 'clarify';
      readonly because: string;
      readonly choices: readonly Structured[];
      /** What is asked of whatever is named next, where there is no choice to offer. */
      readonly asks?: Structured['kind'];
    }
  | { readonly kind: 'chat'; readonly about: ChatSubject; readonly language?: string };

/** What was said to be shown although something else was written, as complete sentences. */
export interface Understood {
  readonly asked: Asked;
  readonly corrections: readonly string[];
}

/** What a conversation was last about, by name, so that it can be kept as JSON and outlives a reload. */
export interface Topic {
  readonly kind: Structured['kind'];
  readonly roleLevels: readonly NamedRoleLevel[];
  readonly skill?: string;
  readonly level?: SkillLevel;
  /** What was talked about before, oldest first: for "the two", "back to the designer". */
  readonly before?: readonly NamedRoleLevel[];
  /** What the person was asked to choose from: what tells each choice, and the question that it stands for. */
  readonly offered?: readonly { readonly label: string; readonly question: string }[];
}

export interface NamedRoleLevel {
  readonly role: string;
  readonly roleLevel: string;
}

const mostBefore = 4;

/** The topic after an answer, with what the conversation was about before it. */
export function followOn(previous: Topic | undefined, next: Topic | undefined): Topic | undefined {
  if (!next || !previous) return next ?? previous;
  const isNow = (named: NamedRoleLevel) =>
    next.roleLevels.some(({ role, roleLevel }) => role === named.role && roleLevel === named.roleLevel);
  const before = [...(previous.before ?? []), ...previous.roleLevels].filter((named) => !isNow(named));
  return { ...next, before: before.slice(-mostBefore) };
}

/** The plain question that means this. Understanding it again gives the same. */
export function questionFor(asked: Structured): string {
  switch (asked.kind) {
    case 'describe':
      return `What does ${withArticle(asked.roleLevel.name)} do?`;
    case 'skills':
      return asked.level
        ? `Which skills does ${withArticle(asked.roleLevel.name)} need at ${asked.level} level?`
        : `What skills does ${withArticle(asked.roleLevel.name)} need?`;
    case 'skill':
      return asked.level
        ? `What does ${asked.level} mean for the skill ${asked.skill.name}?`
        : `What does the skill ${asked.skill.name} mean?`;
    case 'skill in role':
      return `What level of the skill ${asked.skill.name} does ${withArticle(asked.roleLevel.name)} need?`;
    case 'which roles':
      return `Which roles need the skill ${asked.skill.name}${atLevels(asked)}?`;
    case 'compare':
      return `What is the difference between ${withArticle(asked.a.name)} and ${withArticle(asked.b.name)}?`;
    case 'next step':
      return asked.to
        ? `What changes from ${withArticle(asked.from.name)} to ${withArticle(asked.to.name)}?`
        : `What comes after ${withArticle(asked.from.name)}, and what changes?`;
    case 'levels':
      return `Which role levels does the role ${asked.role.name} have?`;
    case 'roles':
      return asked.family ? `Which roles are in the ${asked.family.name} family?` : 'Which roles are there?';
  }
}

/** " at working to practitioner level", " at practitioner level or above"; nothing where any level is wanted. */
export function atLevels({
  level,
  upTo,
}: Pick<Extract<Structured, { kind: 'which roles' }>, 'level' | 'upTo'>): string {
  if (!level) return '';
  if (!upTo) return ` at ${level} level`;
  return upTo === 'expert' ? ` at ${level} level or above` : ` at ${level} to ${upTo} level`;
}

function withArticle(name: string): string {
  return `${/^[aeio]/i.test(name) || (/^user/i.test(name) === false && /^u/i.test(name)) ? 'an' : 'a'} ${toMidSentence(name)}`;
}

/** A name as it stands within a sentence: "IT service manager", "senior data analyst". */
export function toMidSentence(name: string): string {
  const first = name.split(/\s/, 1)[0] ?? '';
  return first === first.toUpperCase() || /[A-Z]/.test(first.slice(1))
    ? name
    : name.charAt(0).toLowerCase() + name.slice(1);
}
