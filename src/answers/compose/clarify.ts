import type { Answer } from '../answer.ts';
import { questionFor, type Structured, type Topic } from '../asked.ts';
import { list, paragraph, suggest } from './draft.ts';

/** Asks which of several readings is meant; each choice is one tap. */
export function answerClarify(
  because: string,
  choices: readonly Structured[],
  asks?: Structured['kind'],
): Answer {
  const labels = choices.map(labelOf);
  const [first] = choices;
  return {
    kind: 'clarify',
    blocks: [paragraph(because), ...list(labels.map((text) => ({ text, cites: [] })))],
    citations: [],
    suggestions: choices.map((choice, at) => suggest(choice, labels[at] ?? '')),
    ...(asks ? { topic: { kind: asks, roleLevels: [] } } : {}),
    ...(first
      ? {
          topic: {
            ...topicOf(first),
            offered: choices.map((choice, at) => ({
              label: labels[at] ?? '',
              question: questionFor(choice),
            })),
          },
        }
      : {}),
  };
}

/** What tells one choice from the others. */
function labelOf(choice: Structured): string {
  switch (choice.kind) {
    case 'describe':
    case 'skills':
      return choice.roleLevel.name;
    case 'next step':
      return choice.from.name;
    case 'skill':
    case 'which roles':
      return choice.skill.name;
    case 'skill in role':
      return `${choice.roleLevel.name}: ${choice.skill.name}`;
    case 'compare':
      return `${choice.a.name} and ${choice.b.name}`;
    case 'levels':
      return choice.role.name;
    case 'roles':
      return choice.family?.name ?? 'All roles';
  }
}

/** Typing the name of a choice then answers what was asked first. */
function topicOf(choice: Structured): Topic {
  const skill = 'skill' in choice ? { skill: choice.skill.name } : {};
  const level = 'level' in choice && choice.level ? { level: choice.level } : {};
  return { kind: choice.kind, roleLevels: [], ...skill, ...level };
}
