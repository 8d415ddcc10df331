import type { OpenSearch } from '../../retrieval/open-search.ts';
import type { Structured } from '../asked.ts';
import type { NamedKind } from './build-asked.ts';
import { cues, hasStructuralCue } from './cues.ts';
import { matterIn } from './employment.ts';
import { ownWords, saysInOwnWords } from './own-words.ts';
import { asksToDescribe, asksWho, looksForWhoDoes } from './question-forms.ts';
import type { Reading } from './reading.ts';
import { transitionIn } from './transition.ts';

type Rule = (reading: Reading, openSearch: OpenSearch) => NamedKind | undefined;

/** What a question about a named role or skill wants to know, by the words that ask. The first rule that fits holds. */
export function kindByCues(reading: Reading, openSearch: OpenSearch): NamedKind | undefined {
  if (matterIn(reading.asks)?.isNeverInDocuments && !isAskedApart(reading)) return 'near';
  if (reading.kind && !matterIn(reading.asks)) return carriedKinds[reading.kind];
  for (const rule of rules) {
    const kind = rule(reading, openSearch);
    if (kind) return kind;
  }
  return undefined;
}

/** "We have a vacancy for X. Which skills does she need?": the question itself asks of no employment. */
function isAskedApart({ asks, question }: Reading): boolean {
  return question !== asks && hasStructuralCue(question) && !matterIn(question);
}

const carriedKinds: Readonly<Partial<Record<Structured['kind'], NamedKind>>> = {
  compare: 'compare',
  describe: 'describe',
  levels: 'levels',
  'next step': 'next-step',
  skill: 'skill',
  'skill in role': 'skill-in-role',
  skills: 'skills',
  'which roles': 'which-roles',
};

const rules: readonly Rule[] = [
  asksForPerson,
  asksOfEmployment,
  asksOfTransition,
  asksToCompare,
  asksOfSkillInRole,
  asksOfSkill,
  asksForNext,
  asksForSkills,
  asksForLevels,
  asksToBeDescribed,
];

function asksForPerson({ asks }: Reading): NamedKind | undefined {
  return cues.person.test(asks) ? 'person' : undefined;
}

function asksOfEmployment({ asks, question, roles, skills }: Reading): NamedKind | undefined {
  const matter = matterIn(asks);
  if (!matter) return undefined;
  const compares = roles.length > 1 && cues.compare.test(asks);
  const asksOfSkill =
    skills.length > 0 &&
    (roles.length > 0 || [cues.whichRoles, cues.level, cues.meaning].some((cue) => cue.test(asks)));
  const isStructural = asksOfSkill || compares || cues.skills.test(asks);
  // "Got an interview for X. What should that person be doing?" asks for no interview.
  const isRemark = !matterIn(question) && asksToDescribe(question) && ofSomebody.test(question);
  return isStructural || isRemark ? undefined : 'near';
}

function asksOfTransition(reading: Reading): NamedKind | undefined {
  return transitionIn(reading) ? 'next-step' : undefined;
}

const ofSomebody = /\b(ROLE|role|job|person|someone|they|she|he|one)\b/;

/** Two roles in one question are set side by side, unless somebody looks for a third. */
function asksToCompare({ asks, roles, skills, level }: Reading): NamedKind | undefined {
  if (roles.length === 0) return undefined;
  const isExplicit = cues.compare.test(asks);
  if (!isExplicit && (asksWho(asks) || skills.length > 0 || roles.length < 2)) return undefined;
  const asksHowGood = skills.length > 0 && level === undefined && cues.level.test(asks);
  return asksHowGood ? undefined : 'compare';
}

function asksOfSkillInRole({ asks, question, roles, skills }: Reading): NamedKind | undefined {
  const [role] = roles;
  if (!role || skills.length === 0 || cues.asksForRoles.test(asks)) return undefined;
  const isRemark = !/\bROLE\b/.test(question) && role.mention.from >= 0;
  return isRemark && asksWho(question) ? undefined : 'skill-in-role';
}

/** "Who's got that?" of the skill that is named. */
const hasIt =
  /\b(who|whos|which \w+) (all |else )?(has|have|got|needs?|requires?|uses?|do|does) (that|it|this)\b/;

function asksOfSkill(reading: Reading, openSearch: OpenSearch): NamedKind | undefined {
  const { asks, level, message } = reading;
  const [skill] = reading.skills;
  if (!skill) return undefined;
  const asksFromLevelOn = level !== undefined && cues.orAbove.test(asks);
  if (cues.whichRoles.test(asks) || asksFromLevelOn) {
    const isOpen =
      !level &&
      !hasIt.test(asks) &&
      !cues.asksForRoles.test(asks) &&
      saysInOwnWords(reading, skill.mention, openSearch);
    return isOpen ? 'open' : 'which-roles';
  }
  const isMeant = level !== undefined || cues.meaning.test(asks) || cues.skills.test(asks);
  const isAlone = message.words.length - (skill.mention.to - skill.mention.from) <= 4;
  return isMeant || isAlone ? 'skill' : undefined;
}

function asksForNext({ asks, roles }: Reading): NamedKind | undefined {
  return roles.length > 0 && cues.next.test(asks) ? 'next-step' : undefined;
}

function asksForSkills({ asks, roles }: Reading): NamedKind | undefined {
  return roles.length > 0 && cues.skills.test(asks) ? 'skills' : undefined;
}

function asksForLevels({ asks, roles }: Reading): NamedKind | undefined {
  return roles.length > 0 && cues.levelsOfRole.test(asks) ? 'levels' : undefined;
}

function asksToBeDescribed(reading: Reading): NamedKind | undefined {
  const [role] = reading.roles;
  if (!role) return undefined;
  if (ownWords(reading, role.mention).length === 0) return 'describe';
  if (asksToDescribe(reading.asks)) return 'describe';
  return asksWho(reading.asks) || looksForWhoDoes(reading.asks) ? 'open' : undefined;
}
