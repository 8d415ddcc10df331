import type { Answer } from '../../src/answers/answer.ts';
import type { Topic } from '../../src/answers/asked.ts';
import { createAnswers } from '../../src/answers/create-answers.ts';
import { toPlainText } from '../../src/chat/plain-text.ts';
import { ownKnowledge } from '../../src/config.ts';
import { loadFramework } from '../../src/framework/load-framework.ts';
import { loadEverydayWords } from '../../src/retrieval/everyday-words.ts';
import { hasShared, sharedFolder } from '../shared-data.ts';

export const seedFolder = ownKnowledge;
export const wholeFolder = `${sharedFolder}/framework`;

/** Says in a test's name why it was skipped. */
export const whereMissing = hasShared
  ? ''
  : ' (skipped: the framework’s files do not stand beside the project)';

/** An answer as a person reads it. */
interface Told {
  readonly kind: Answer['kind'];
  /** The lines of the complete answer without the marks of its citations and without empty ones. */
  readonly lines: readonly string[];
  readonly choices: readonly string[];
  readonly answer: Answer;
}

export type OpenAnswers = Awaited<ReturnType<typeof openAnswers>>;

/** Everything that answers from a folder of documents, without a platform around it. */
export async function openAnswers(folder: string) {
  const framework = await loadFramework(folder);
  const everyday = await loadEverydayWords(ownKnowledge, framework);
  const answerQuestion = createAnswers(framework, everyday, { support: 'Call Sam on 123.' });
  const ask = (question: string, topic?: Topic): Told => tell(answerQuestion(question, topic));
  /** The answers to the turns of one conversation. */
  const converse = (...turns: readonly string[]): Told[] => {
    let topic: Topic | undefined;
    return turns.map((turn) => {
      const told = ask(turn, topic);
      topic = told.answer.topic ?? topic;
      return told;
    });
  };
  return { framework, everyday, answerQuestion, ask, converse };
}

function tell(answer: Answer): Told {
  const lines = toPlainText(answer)
    .replace(/ \[[\d–]+\]/g, '')
    .split('\n')
    .filter((line) => line !== '');
  return { kind: answer.kind, lines, choices: answer.suggestions.map(({ label }) => label), answer };
}

/** Each skill that a role level cites, with its level, as "User focus: working". */
export function skillsCited({ answer }: Told, roleLevel: string): string[] {
  return answer.citations
    .filter((citation) => citation.roleLevel === roleLevel && citation.skill !== undefined)
    .map(({ skill, skillLevel }) => `${skill}: ${skillLevel ?? 'not stated'}`);
}
