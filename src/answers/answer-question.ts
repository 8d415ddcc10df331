import type { Lookups } from '../framework/lookups.ts';
import type { Framework } from '../framework/model.ts';
import type { Closeness } from '../retrieval/closeness.ts';
import type { Answer } from './answer.ts';
import { answerOpenly, type OpenDependencies } from './answer-openly.ts';
import { type Asked, followOn, type Structured, type Topic } from './asked.ts';
import { answerChat, type ChatWords } from './compose/chat.ts';
import { answerClarify } from './compose/clarify.ts';
import { answerCompare } from './compose/compare.ts';
import { answerDescribe } from './compose/describe.ts';
import { paragraph } from './compose/draft.ts';
import { answerNextStep } from './compose/next-step.ts';
import { answerLacking } from './compose/not-covered.ts';
import { answerSkill, answerSkillInRole, answerSkills } from './compose/skills.ts';
import { answerLevels, answerRoles, answerWhichRoles } from './compose/which-roles.ts';
import type { Understand } from './understand/understand.ts';

export interface AnswerDependencies extends OpenDependencies {
  readonly framework: Framework;
  readonly lookups: Lookups;
  readonly understand: Understand;
  readonly words: ChatWords;
}

/**
 * Answers one message, in the light of what the conversation was about, and of how close the question is to the documents
 * in meaning where that is known. Pure: the same gives the same.
 */
export type AnswerQuestion = (question: string, topic: Topic | undefined, closeness?: Closeness) => Answer;

export function createAnswerQuestion(dependencies: AnswerDependencies): AnswerQuestion {
  return (question, topic, closeness) => {
    const { asked, corrections } = dependencies.understand(question, topic);
    const answer = answerAsked(asked, dependencies, closeness);
    const blocks = [...corrections.map((text) => paragraph(text)), ...answer.blocks];
    const followed = followOn(topic, answer.topic);
    const read = { kind: asked.kind, notes: corrections.length };
    return { ...answer, blocks, asked: read, ...(followed ? { topic: followed } : {}) };
  };
}

function answerAsked(asked: Asked, dependencies: AnswerDependencies, closeness?: Closeness): Answer {
  const { framework, words } = dependencies;
  switch (asked.kind) {
    case 'chat':
      return answerChat(asked.about, asked.language, framework, words);
    case 'clarify':
      return answerClarify(asked.because, asked.choices, asked.asks);
    case 'lacking':
      return answerLacking(asked.matter, asked.about, framework);
    case 'open':
      return answerOpenly(asked, dependencies, closeness);
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
