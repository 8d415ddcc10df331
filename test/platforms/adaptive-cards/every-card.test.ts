import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { loadAnswers } from '../../../src/commands/load-answers.ts';
import { toAdaptiveCards, toOneAdaptiveCard } from '../../../src/platforms/adaptive-cards/answer-card.ts';
import { toDrafts } from '../../../src/platforms/teams/to-drafts.ts';
import { launchBrowser, noBrowser } from '../../browser.ts';
import { readQuestions } from '../../evaluation/question.ts';
import { hasShared, sharedFolder } from '../../shared-data.ts';
import { checkCard, checkSize } from './check-card.ts';

/** What the whole framework answers to the questions of the evaluation, as every platform draws it. */
async function drawAll(every: number) {
  const { answerQuestion } = await loadAnswers({
    knowledgeFolder: `${sharedFolder}/framework`,
    supportContact: 'x',
  });
  const questions = readQuestions('development').filter((_, at) => at % every === 0);
  return questions.map(({ turns }) => {
    const q = turns.at(-1) ?? '';
    const reply = { ...answerQuestion(q, undefined), feedbackOn: 'answer' };
    const drafts = toDrafts(reply);
    const inPlace = toOneAdaptiveCard(reply, { note: q });
    const cards: object[] = [
      ...toAdaptiveCards(reply),
      ...(inPlace ? [inPlace] : []),
      ...drafts.flatMap(({ attachments }) => attachments.map(({ content }) => content)),
    ];
    return { q, cards, drafts };
  });
}

it.skipIf(!hasShared)(
  'draws no answer on a card, or in a message, that Teams would refuse',
  async () => {
    const all = await drawAll(1);
    const problems = all.flatMap(({ q, cards, drafts }) =>
      [...cards.flatMap(checkCard), ...drafts.flatMap(checkSize)].map((problem) => `${q}: ${problem}`),
    );
    expect(all.length).toBeGreaterThan(1_000);
    expect(problems).toEqual([]);
  },
  120_000,
);

const library = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');

/** Runs in the browser. What the library says while it reads and draws. */
const draw = `(cards) => cards.flatMap((json) => {
  const card = new AdaptiveCards.AdaptiveCard();
  const context = new AdaptiveCards.SerializationContext();
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = '';
    result.didProcess = true;
  };
  card.parse(json, context);
  const said = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  const drawn = card.render();
  return drawn && drawn.querySelector('button, p, div') ? said : [...said, 'nothing was drawn'];
})`;

it.skipIf(!hasShared || noBrowser)(
  'draws every card in a browser without a complaint',
  async () => {
    const cards = (await drawAll(10)).flatMap(({ cards: drawn }) => drawn);
    const browser = await launchBrowser();
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.addScriptTag({ content: readFileSync(library, 'utf8') });
    complaints.push(...(await page.evaluate<string[]>(`(${draw})(${JSON.stringify(cards)})`)));
    await browser.close();
    expect(cards.length).toBeGreaterThan(500);
    expect(complaints).toEqual([]);
  },
  120_000,
);
