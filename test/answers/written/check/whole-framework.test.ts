import { expect, it } from 'vitest';
import { createCheckSentences } from '../../../../src/answers/written/check/check-sentences.ts';
import { composePrompt } from '../../../../src/answers/written/compose-prompt.ts';
import { type Grounds, groundsOf } from '../../../../src/answers/written/grounds.ts';
import { loadAnswers } from '../../../../src/commands/load-answers.ts';
import { readQuestions } from '../../../evaluation/question.ts';
import { hasShared, sharedFolder } from '../../../shared-data.ts';
import { createRandom, writeLying } from '../lying-writer.ts';
import { readTable } from './read-table.ts';
import { sentencesOf } from './sentences-of.ts';

const opened = hasShared
  ? await loadAnswers({ knowledgeFolder: `${sharedFolder}/framework`, supportContact: '' })
  : undefined;

/** The grounds of each answer once: tables ask the same again and again. */
const known = new Map<string, Grounds>();

function groundsFor(question: string): Grounds {
  const grounds = known.get(question) ?? answered(question);
  known.set(question, grounds);
  return grounds;
}

function answered(...turns: readonly string[]): Grounds {
  if (!opened) throw new Error('no framework');
  let answer = opened.answerQuestion(turns[0] ?? '', undefined);
  for (const turn of turns.slice(1)) answer = opened.answerQuestion(turn, answer.topic);
  return groundsOf(answer);
}

/** Of the sentences of a text whether each is shown. */
async function areShown(text: string, grounds: Grounds): Promise<boolean[]> {
  if (!opened) throw new Error('no framework');
  const check = createCheckSentences(opened.framework)(grounds);
  return (await sentencesOf(text)).map((sentence) => check(sentence) === undefined);
}

it.skipIf(!hasShared).each(readTable('lies.txt'))(
  'does not show $text ($kind)',
  async ({ question, text }) => {
    const shown = await areShown(text, groundsFor(question));
    expect(shown.at(-1) ?? false).toBe(false);
  },
);

it.skipIf(!hasShared).each(readTable('truths.txt'))('shows $text', async ({ question, text }) => {
  expect(await areShown(text, groundsFor(question))).not.toContain(false);
});

it.skipIf(!hasShared).each(readTable('dropped-truths.txt'))(
  'does not understand $text',
  async ({ question, text }) => {
    expect(await areShown(text, groundsFor(question))).toContain(false);
  },
);

const sample = readQuestions('development').filter((_question, at) => at % 8 === 0);

it.skipIf(!hasShared)(
  'shows no lie of a writer that lies in two of five sentences, and most else',
  async () => {
    const random = createRandom(11);
    const told: { lie: string | undefined; text: string; isShown: boolean }[] = [];
    for (const { turns } of sample) {
      const grounds = answered(...turns);
      const { input } = composePrompt({ question: turns.at(-1) ?? '', grounds, isIntroduction: false });
      for (const { text, lie } of writeLying(input, 0.4, random)) {
        const isShown = (await areShown(text, grounds)).at(-1) ?? false;
        told.push({ lie, text, isShown });
      }
    }
    const truths = told.filter(({ lie }) => lie === undefined);
    expect(told.filter(({ lie, isShown }) => lie !== undefined && isShown)).toEqual([]);
    expect(truths.length).toBeGreaterThan(500);
    expect(truths.filter(({ isShown }) => isShown).length / truths.length).toBeGreaterThan(0.95);
  },
);
