import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answers/answer.ts';
import { createLookups } from '../../src/framework/lookups.ts';
import { generateQuestions } from '../evaluation/generate.ts';
import { createQuoteCheck } from '../evaluation/verbatim.ts';
import { hasShared } from '../shared-data.ts';
import { type OpenAnswers, openAnswers, seedFolder, whereMissing, wholeFolder } from './open-answers.ts';

const folders = [
  { of: 'the seed document', folder: seedFolder, isThere: true, sample: 100 },
  { of: `the whole framework${whereMissing}`, folder: wholeFolder, isThere: hasShared, sample: 500 },
];

const asides = [
  'hi',
  'who keeps the service catalogue up to date?',
  'what does a service manager do?',
  'who answers the phone when my computer breaks?',
  'how much does an IT service manager earn?',
  'which roles are there?',
  'what is the weather in paris?',
  'how good at user focus must an IT service manager be?',
  'which role levels does the role IT service manager have?',
  'what does an IT servce manger do?',
];

describe.each(folders)('answers from $of', ({ folder, isThere, sample }) => {
  let opened: OpenAnswers;
  let questions: string[];
  let answers: Answer[];

  beforeAll(async () => {
    if (!isThere) return;
    opened = await openAnswers(folder);
    questions = [...asides, ...sampleOf(generatedFor(opened), sample - asides.length)];
    answers = questions.map((question) => opened.answerQuestion(question, undefined));
  });

  it.skipIf(!isThere)('number their citations from 1, in order', () => {
    const wrong = answers.filter(({ citations }) => citations.some(({ n }, at) => n !== at + 1));
    expect(wrong).toEqual([]);
  });

  it.skipIf(!isThere)('set no number that has no citation, and no citation without its number', () => {
    const wrong = questions.filter((_, at) => {
      const { blocks = [], citations = [] } = answers[at] ?? {};
      const set = new Set(blocks.flatMap(numbersIn));
      return set.size !== citations.length || citations.some(({ n }) => !set.has(n));
    });
    expect(wrong).toEqual([]);
  });

  it.skipIf(!isThere)('quote what stands in the file, word for word', () => {
    const isVerbatim = createQuoteCheck(folder);
    const wrong = answers.flatMap(({ citations }) => citations.filter((citation) => !isVerbatim(citation)));
    expect(wrong).toEqual([]);
  });

  it.skipIf(!isThere)('suggest only what is answered', () => {
    const suggested = new Set(answers.flatMap(({ suggestions }) => suggestions.map(({ value }) => value)));
    expect(suggested.size).toBeGreaterThan(5);
    const unanswered = [...suggested].filter(
      (question) => opened.answerQuestion(question, undefined).kind !== 'answer',
    );
    expect(unanswered).toEqual([]);
  });

  it.skipIf(!isThere)('cite something in every answer and nothing elsewhere', () => {
    const wrong = questions.filter((_, at) => {
      const { kind, citations } = answers[at] ?? { citations: [] };
      return (kind === 'answer') !== citations.length > 0;
    });
    expect(wrong).toEqual([]);
  });

  it.skipIf(!isThere)('are the same for the same question', () => {
    const changed = questions.filter((question, at) => {
      const again = opened.answerQuestion(question, undefined);
      return JSON.stringify(again) !== JSON.stringify(answers[at]);
    });
    expect(changed).toEqual([]);
  });
});

function generatedFor({ framework }: OpenAnswers): string[] {
  return generateQuestions(framework, createLookups(framework)).flatMap(({ turns }) => turns);
}

/** As many as asked for, spread evenly over all. */
function sampleOf(all: readonly string[], most: number): string[] {
  const step = Math.max(1, all.length / most);
  return all.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

function numbersIn(block: Answer['blocks'][number]): readonly number[] {
  switch (block.type) {
    case 'paragraph':
      return block.line.cites;
    case 'prose':
      return block.lines.flatMap(({ cites }) => cites);
    case 'list':
      return block.items.flatMap(({ cites }) => cites);
    case 'table':
      return block.rows.flatMap(({ cites }) => cites);
    default:
      return [];
  }
}
