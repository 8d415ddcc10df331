import type { Lookups } from '../framework/lookups.ts';
import type { Framework } from '../framework/model.ts';
import type { Found, OpenSearch } from '../retrieval/open-search.ts';
import type { FoundRole, RoleSearch } from '../retrieval/role-search.ts';
import type { Answer } from './answer.ts';
import { type Asked, followOn, type Structured, type Topic } from './asked.ts';
import { answerChat, type ChatWords } from './compose/chat.ts';
import { answerClarify } from './compose/clarify.ts';
import { answerCompare } from './compose/compare.ts';
import { answerDescribe } from './compose/describe.ts';
import { paragraph } from './compose/draft.ts';
import { answerNextStep } from './compose/next-step.ts';
import { answerLacking, answerUnknown } from './compose/not-covered.ts';
import { answerOpen } from './compose/open.ts';
import { answerSkill, answerSkillInRole, answerSkills } from './compose/skills.ts';
import { answerSoundsLike, answerWhichSounds } from './compose/sounds-like.ts';
import { answerLevels, answerRoles, answerWhichRoles } from './compose/which-roles.ts';
import { plainRoleLevel } from './seniority.ts';
import type { Understand } from './understand/understand.ts';

export interface AnswerDependencies {
  readonly framework: Framework;
  readonly lookups: Lookups;
  readonly openSearch: OpenSearch;
  readonly roleSearch: RoleSearch;
  readonly understand: Understand;
  readonly words: ChatWords;
}

/** Answers one message, in the light of what the conversation was about. Pure: the same gives the same. */
export type AnswerQuestion = (question: string, topic: Topic | undefined) => Answer;

export function createAnswerQuestion(dependencies: AnswerDependencies): AnswerQuestion {
  return (question, topic) => {
    const { asked, corrections } = dependencies.understand(question, topic);
    const answer = answerAsked(asked, dependencies);
    const blocks = [...corrections.map((text) => paragraph(text)), ...answer.blocks];
    const followed = followOn(topic, answer.topic);
    return { ...answer, blocks, ...(followed ? { topic: followed } : {}) };
  };
}

function answerAsked(asked: Asked, dependencies: AnswerDependencies): Answer {
  const { framework, words } = dependencies;
  switch (asked.kind) {
    case 'chat':
      return answerChat(asked.about, asked.language, framework, words);
    case 'clarify':
      return answerClarify(asked.because, asked.choices, asked.asks);
    case 'lacking':
      return answerLacking(asked.matter, asked.about, framework);
    case 'open':
      return answerOpenly(asked, dependencies);
    default:
      return answerStructured(asked, dependencies);
  }
}

function answerStructured(asked: Structured, { framework, lookups }: AnswerDependencies): Answer {
  switch (asked.kind) {
    case 'describe':
      return answerDescribe(asked.roleLevel);
    case 'skills':
      return answerSkills(asked.roleLevel, asked.level);
    case 'skill':
      return answerSkill(asked.skill, asked.level, lookups.holdersOf(asked.skill));
    case 'skill in role':
      return answerSkillInRole(asked.roleLevel, asked.skill);
    case 'which roles':
      return answerWhichRoles(asked, lookups.holdersOf(asked.skill));
    case 'compare':
      return answerCompare(asked.a, asked.b);
    case 'next step':
      return answerNextStep(asked.from, asked.to);
    case 'levels':
      return answerLevels(asked.role);
    case 'roles':
      return answerRoles(framework, asked.family);
  }
}

// Measured on the development questions (npm run evaluate): below these, what is found is more often beside the point.
const least = { said: 0.6, saidWords: 2, plain: 0.6, sounds: 0.22, soundsWords: 2, aheadOfNext: 1.1 };
const shareOfBest = 0.8;
const mostPassages = 5;
const mostRoles = 3;

type Open = Extract<Asked, { kind: 'open' }>;

function answerOpenly(asked: Open, dependencies: AnswerDependencies): Answer {
  const { framework, openSearch, roleSearch } = dependencies;
  const found = openSearch(asked.words, asked.within);
  const [best] = found;
  if (asked.within) {
    return best ? answerOpen(near(found), asked.within) : answerLacking(undefined, asked.within, framework);
  }
  if (best && isSaid(best, asked)) return answerOpen(near(found), undefined);
  const roles = roleSearch(asked.allWords);
  const [first, second] = roles;
  if (!asked.looksForWho || !first || !isLikely(first, asked)) {
    return answerUnknown(
      framework,
      roles.slice(0, mostRoles).map(({ role }) => plainRoleLevel(role)),
    );
  }
  const isAhead = !second || first.score >= second.score * least.aheadOfNext;
  return isAhead ? answerSoundsLike([first]) : answerWhichSounds(roles.slice(0, mostRoles));
}

/** Whether a passage says what is asked, and not only some of its words. */
function isSaid(found: Found, { words, looksForWho }: Open): boolean {
  if (found.matched < Math.min(least.saidWords, words.length)) return false;
  return found.coverage >= least.plain || (looksForWho && found.score >= least.said);
}

function isLikely({ coverage, matched }: FoundRole, { allWords }: Open): boolean {
  return coverage >= least.sounds && matched >= Math.min(least.soundsWords, allWords.length);
}

function near(found: readonly Found[]): Found[] {
  const best = found[0]?.score ?? 0;
  return found.filter(({ score }) => score >= best * shareOfBest).slice(0, mostPassages);
}
