import { join } from 'node:path';
import { createCheckSentences, type Fault } from '../../../../src/answers/written/check/check-sentences.ts';
import { groundsOf } from '../../../../src/answers/written/grounds.ts';
import { loadAnswers } from '../../../../src/commands/load-answers.ts';
import { sentencesOf } from './sentences-of.ts';

/** A framework of one role with two levels and two skills; see small/role-content.csv. */
export const small = await loadAnswers({
  knowledgeFolder: join(import.meta.dirname, 'small'),
  supportContact: '',
});

const checkFor = createCheckSentences(small.framework);

const comparing = 'What is the difference between a junior baker and a senior baker?';

/** Why the last sentence of a text is not shown; undefined where it is. */
export async function faultOf(text: string, question = comparing): Promise<Fault | undefined> {
  const check = checkFor(groundsOf(small.answerQuestion(question, undefined)));
  return (await sentencesOf(text)).map(check).at(-1);
}
