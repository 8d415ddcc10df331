import { expectationOf } from '../../framework/lookups.ts';
import type { RoleFamily, RoleLevel, Skill } from '../../framework/model.ts';
import type { Mention } from '../../retrieval/link-names.ts';
import type { Named } from '../../retrieval/names.ts';
import { wordsOf } from '../../retrieval/words.ts';
import { hasPlainLevel, plainRoleLevel, roleLevelAt } from '../seniority.ts';
import { isTelling } from './frame-words.ts';
import type { Message } from './message.ts';

/** A mention of a role, role level or skill, with what it may stand for. */
export interface Subject<Meant> {
  readonly mention: Mention;
  readonly options: readonly Meant[];
  /** The role has no level of the seniority that was asked for; `options` are all its levels. */
  readonly lacksSeniority?: string;
  /** The role has no plain level: which one is told best is a guess, good enough to describe the role. */
  readonly isGuessed?: boolean;
  /** More was written than the name: "penetration testing", where the skill is Testing. */
  readonly written?: string;
}

const nearWords = 2;
/** "A user researcher with a senior one" names two. */
const parts = /^(and|or|with|to|vs?|versus|against|than|from)$/;

/** The role levels that a message names. A role stands for its plain level, or the one at the seniority beside it. */
export function roleSubjects(message: Message): Subject<RoleLevel>[] {
  return message.mentions.flatMap((mention) => {
    const roles = mention.readings.filter((named) => named.type === 'role' || named.type === 'roleLevel');
    if (roles.length === 0) return [];
    const beside = message.seniorities.filter(
      ({ at }) =>
        (at < mention.from && at >= mention.from - nearWords) ||
        (at >= mention.to &&
          at < mention.to + nearWords &&
          !parts.test(message.words[mention.to]?.form ?? '')),
    );
    const only =
      message.mentions.length === 1 && message.seniorities.length === 1 ? message.seniorities[0] : undefined;
    const subject = toRoleSubject(mention, roles, (beside[0] ?? only)?.seniority);
    return [message.corrected ? atSeniority(subject, message.corrected.seniority) : subject];
  });
}

function atSeniority(subject: Subject<RoleLevel>, seniority: string): Subject<RoleLevel> {
  const options = subject.options.flatMap(({ role }) => roleLevelAt(role, seniority) ?? []);
  return options.length > 0 ? { ...subject, options: [...new Set(options)] } : subject;
}

function toRoleSubject(
  mention: Mention,
  readings: readonly Named[],
  seniority: string | undefined,
): Subject<RoleLevel> {
  const roles = readings.flatMap((named) => (named.type === 'role' ? [named.role] : []));
  const isOverruled = (roleLevel: RoleLevel) => seniority !== undefined && roles.includes(roleLevel.role);
  const options = readings.flatMap((named): RoleLevel[] => {
    if (named.type === 'roleLevel') return isOverruled(named.roleLevel) ? [] : [named.roleLevel];
    if (named.type !== 'role') return [];
    const roleLevel = seniority ? roleLevelAt(named.role, seniority) : plainRoleLevel(named.role);
    return roleLevel ? [roleLevel] : [];
  });
  const [role] = roles;
  if (options.length === 0 && seniority && role)
    return { mention, options: role.roleLevels, lacksSeniority: seniority };
  const isGuessed = role !== undefined && options.length === 1 && !seniority && !hasPlainLevel(role);
  return { mention, options: [...new Set(options)], ...(isGuessed ? { isGuessed } : {}) };
}

export function skillSubjects(message: Message): Subject<Skill>[] {
  return message.mentions.flatMap((mention) => {
    const options = mention.readings.flatMap((named) => (named.type === 'skill' ? [named.skill] : []));
    if (options.length === 0) return [];
    const written = qualifiedName(message, mention);
    return [{ mention, options, ...(written ? { written } : {}) }];
  });
}

/** A skill of one everyday word with a word of matter right beside it is another matter: "planning training". */
function qualifiedName(message: Message, mention: Mention): string | undefined {
  if (mention.to - mention.from !== 1) return undefined;
  const first = isQualifier(message, mention.from - 1, mention.from) ? mention.from - 1 : mention.from;
  const last = isQualifier(message, mention.to, mention.to) ? mention.to : mention.to - 1;
  if (first === mention.from && last === mention.to - 1) return undefined;
  return message.text.slice(message.words[first]?.start, message.words[last]?.end);
}

/** Whether the word at `at` says something, and nothing stands between it and the word across `border`. */
function isQualifier(
  { text, words, mentions, seniorities, levels }: Message,
  at: number,
  border: number,
): boolean {
  const form = words[at]?.form ?? '';
  const isOther = [...seniorities, ...levels].some((each) => each.at === at);
  const isName = mentions.some(({ from, to }) => at >= from && at < to);
  if (!isTelling(form) || isOther || isName) return false;
  return text.slice(words[border - 1]?.end, words[border]?.start).trim() === '';
}

export function familiesOf(message: Message): RoleFamily[] {
  return message.mentions.flatMap((mention) =>
    mention.readings.flatMap((named) => (named.type === 'family' ? [named.family] : [])),
  );
}

/** "The normal one, not the content design version." */
const saysPlain = /\b(plain|normal|ordinary|general|standard) (one|skill|version|kind)\b/;

/**
 * Of skills that share a name ("User focus", "User focus (content design)") the one whose qualifier is said, or that the role level asks for, else
 * the one without a qualifier, else all.
 */
export function narrowSkills(
  options: readonly Skill[],
  { affirmed, text }: Message,
  roleLevel?: RoleLevel,
): readonly Skill[] {
  if (options.length < 2) return options;
  const bare = options.filter(({ name }) => !name.includes('('));
  if (bare.length === 1 && saysPlain.test(text.toLowerCase())) return bare;
  const qualified = options.filter(({ name }) => isQualifierSaid(name, affirmed));
  if (qualified.length === 1) return qualified;
  const asked = roleLevel ? options.filter((skill) => expectationOf(roleLevel, skill)) : [];
  if (asked.length > 0) return asked.slice(0, 1);
  return bare.length === 1 ? bare : options;
}

function isQualifierSaid(name: string, said: ReadonlySet<string>): boolean {
  const qualifier = wordsOf(/\(([^()]*)\)/.exec(name)?.[1] ?? '').filter(({ form }) => isTelling(form));
  return qualifier.length > 0 && qualifier.every(({ form }) => said.has(form));
}
