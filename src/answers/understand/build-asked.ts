import { type RoleLevel, type Skill, type SkillLevel, skillLevels } from '../../framework/model.ts';
import type { Mention } from '../../retrieval/link-names.ts';
import type { OpenSearch } from '../../retrieval/open-search.ts';
import type { Asked, Structured } from '../asked.ts';
import { roleLevelAt } from '../seniority.ts';
import { cues } from './cues.ts';
import { matterIn } from './employment.ts';
import { allTellingWords, matterWords, ownWords, saysAllWithin, saysWithin } from './own-words.ts';
import { asksOfFact, asksWho } from './question-forms.ts';
import type { Reading } from './reading.ts';
import { siblingNamed } from './spoken-roles.ts';
import { narrowSkills } from './subjects.ts';
import { transitionIn } from './transition.ts';
import type { namedKinds } from './wording.ts';

/** What can be wanted of a named role or skill. */
export type NamedKind = (typeof namedKinds)[number] | 'levels';

type Builder = (reading: Reading, openSearch: OpenSearch) => Asked | undefined;

/** The question of a kind from what the reading holds; undefined where it lacks what that kind needs. */
export function buildAsked(kind: NamedKind, reading: Reading, openSearch: OpenSearch): Asked | undefined {
  return builders[kind](reading, openSearch);
}

const builders: Readonly<Record<NamedKind, Builder>> = {
  compare: buildCompare,
  describe: ofRole((roleLevel) => ({ kind: 'describe', roleLevel })),
  levels: ofRole(({ role }) => ({ kind: 'levels', role })),
  near: buildNear,
  'next-step': buildNextStep,
  open: buildOpen,
  opinion: () => ({ kind: 'chat', about: 'opinion' }),
  person: () => ({ kind: 'chat', about: 'person' }),
  skill: ofSkill((skill, { level }) => ({ kind: 'skill', skill, ...atLevel(level) })),
  'skill-in-role': buildSkillInRole,
  skills: buildSkills,
  'which-roles': ofSkill((skill, reading) => ({ kind: 'which roles', skill, ...atLevelsOf(reading) })),
};

function ofSkill(make: (skill: Skill, reading: Reading) => Structured): Builder {
  return (reading) => {
    const [skill] = reading.skills;
    if (!skill) return undefined;
    const options = narrowSkills(skill.options, reading.message);
    const choices = options.map((option) => make(option, reading));
    if (!skill.written) return clarifyOr(options, (option) => make(option, reading));
    return {
      kind: 'clarify',
      because: `The documents have no skill called “${skill.written}”. Do you mean this one?`,
      choices,
    };
  };
}

function atLevel(level: Reading['level']) {
  return level ? { level } : {};
}

const joined = /\bLEVEL (level )?(or|and|to|through to|and or) LEVEL\b/;

/** "Practitioner and above", "working or practitioner". */
function atLevelsOf({ level, message }: Reading): { level?: SkillLevel; upTo?: SkillLevel } {
  if (!level) return {};
  if (message.sentences.some(({ shape }) => cues.orAbove.test(shape))) return { level, upTo: 'expert' };
  if (!message.sentences.some(({ shape }) => joined.test(shape))) return { level };
  const [lowest = level, ...higher] = skillLevels.filter((each) =>
    message.levels.some((said) => said.level === each),
  );
  return { level: lowest, upTo: higher.at(-1) ?? lowest };
}

function ofRole(make: (roleLevel: RoleLevel) => Structured): (reading: Reading) => Asked | undefined {
  return ({ roles: [role] }) => {
    if (!role) return undefined;
    if (!role.lacksSeniority) return clarifyOr(role.options, make);
    const name = role.options[0]?.role.name ?? '';
    const because = `${name} has no role level called “${role.lacksSeniority}”. These are its role levels:`;
    return { kind: 'clarify', because, choices: role.options.map(make) };
  };
}

function buildSkills(reading: Reading): Asked | undefined {
  const [role] = reading.roles;
  const make = (roleLevel: RoleLevel): Structured => ({
    kind: 'skills',
    roleLevel,
    ...atLevel(reading.level),
  });
  const [guessed] = role?.isGuessed ? role.options : [];
  return guessed ? clarifyOr(guessed.role.roleLevels, make) : ofRole(make)(reading);
}

/** A matter that the documents lack, unless this very role level's document speaks of it. */
function buildNear(reading: Reading, openSearch: OpenSearch): Asked {
  const [role] = reading.roles;
  const about = role?.options[0];
  const matter = matterIn(reading.asks);
  const own = role ? ownWords(reading, role.mention) : [];
  if (about && matter?.mayBeInDocuments && saysAllWithin(own, about, openSearch)) {
    return { kind: 'open', words: own, allWords: own, within: about, looksForWho: false };
  }
  return { kind: 'lacking', matter: matter?.name, ...(about ? { about } : {}) };
}

function buildCompare(reading: Reading): Asked | undefined {
  const pair = pairToCompare(reading);
  if (!pair) return undefined;
  const [first, second] = pair;
  return clarifyOr(second, (b) => clarifyOr(first, (a) => ({ kind: 'compare', a, b })));
}

function pairToCompare(reading: Reading) {
  const { asks, kind, roles } = reading;
  const isExplicit = kind === 'compare' || cues.compare.test(asks);
  const [first, second] = roles;
  if (first && second) return [first.options, second.options] as const;
  const only = first?.options[0];
  if (!only || !isExplicit) return undefined;
  return besideInWriting(only, first.mention, reading);
}

/** "A senior and a lead data engineer", in the order written. */
function besideInWriting(only: RoleLevel, { from }: Mention, reading: Reading) {
  for (const { at, seniority } of reading.message.seniorities) {
    const other = roleLevelAt(only.role, seniority);
    if (other && other !== only)
      return at < from ? ([[other], [only]] as const) : ([[only], [other]] as const);
  }
  const sibling = siblingNamed(reading, only);
  return sibling ? ([[only], [sibling]] as const) : undefined;
}

function buildNextStep(reading: Reading): Asked | undefined {
  const transition = transitionIn(reading);
  if (transition) return { kind: 'next step', ...transition };
  return ofRole((from) => ({ kind: 'next step', from }))(reading);
}

function buildSkillInRole({ message, roles: [role], skills: [skill] }: Reading): Asked | undefined {
  if (!role || !skill) return undefined;
  const narrowed = narrowSkills(skill.options, message, role.options[0]);
  return clarifyOr(role.options, (roleLevel) =>
    clarifyOr(narrowed, (only) => ({ kind: 'skill in role', roleLevel, skill: only })),
  );
}

/** In words of its own: of a role, what its documents say of that or that they don't; of nobody, who does it. */
function buildOpen(reading: Reading, openSearch: OpenSearch): Asked | undefined {
  const [role] = reading.roles;
  const within = role?.options.length === 1 ? role.options[0] : undefined;
  if (!role || !within || asksWho(reading.asks)) {
    return {
      kind: 'open',
      words: matterWords(reading),
      allWords: allTellingWords(reading),
      looksForWho: true,
    };
  }
  const own = ownWords(reading, role.mention);
  if (own.length > 0 && saysWithin(own, within, openSearch)) {
    return { kind: 'open', words: own, allWords: own, within, looksForWho: false };
  }
  return asksOfFact(reading.asks) ? { kind: 'lacking', matter: undefined, about: within } : undefined;
}

/** One option is answered; between several, the person chooses. */
function clarifyOr<Option>(options: readonly Option[], make: (option: Option) => Asked): Asked {
  const [only] = options;
  if (only && options.length === 1) return make(only);
  const choices = options.map(make).flatMap((asked) => (isStructured(asked) ? [asked] : []));
  return { kind: 'clarify', because: 'Which of these do you mean?', choices };
}

function isStructured(asked: Asked): asked is Structured {
  return !['clarify', 'open', 'lacking', 'chat'].includes(asked.kind);
}
