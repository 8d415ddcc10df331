import { expect, it } from 'vitest';
import type { Answer } from '../../../src/answers/answer.ts';
import { createRenumber, joinWritten } from '../../../src/answers/written/join-written.ts';

const line = (text: string, ...cites: number[]) => ({ text, cites });

const answer: Answer = {
  kind: 'answer',
  blocks: [
    { type: 'paragraph', line: line('I took “bakre” for Baker.'), detail: false },
    { type: 'list', items: [line('weigh flour', 1), line('clean trays', 2)], detail: false },
    { type: 'table', columns: ['Skill'], rows: [{ cells: ['Oven care'], cites: [3] }], detail: false },
  ],
  citations: [1, 2, 3].map((n) => ({ n, title: `Passage ${n}`, quote: 'q', file: 'f', line: n })),
  suggestions: [{ label: 'More', action: 'ask', value: 'more' }],
  asked: { kind: 'describe', notes: 1 },
};

const join = (keepsBlocks: boolean, ...lines: ReturnType<typeof line>[]) =>
  joinWritten(answer, { lines, keepsBlocks, renumber: createRenumber() });

it('begins with how it was read and what was written, and keeps the documents’ words for “show all”', () => {
  const { blocks, isWritten } = join(false, line('They clean trays.', 2));
  expect(blocks.map(({ type, detail }) => [type, detail])).toEqual([
    ['prose', false],
    ['list', true],
    ['table', true],
  ]);
  expect(isWritten).toBe(true);
});

it('keeps the answer’s own blocks in sight where what was written introduces them', () => {
  expect(join(true, line('They clean trays.', 2)).blocks.map(({ detail }) => detail)).toEqual([
    false,
    false,
    false,
  ]);
});

it('numbers citations from one in the order in which they are mentioned, everywhere', () => {
  const { blocks, citations } = join(false, line('Oven care.', 3), line('Both.', 3, 1));
  expect(blocks).toEqual([
    {
      type: 'prose',
      lines: [line('I took “bakre” for Baker.'), line('Oven care.', 1), line('Both.', 1, 2)],
      detail: false,
    },
    { type: 'list', items: [line('weigh flour', 2), line('clean trays', 3)], detail: true },
    { type: 'table', columns: ['Skill'], rows: [{ cells: ['Oven care'], cites: [1] }], detail: true },
  ]);
  expect(citations.map(({ n, title }) => [n, title])).toEqual([
    [1, 'Passage 3'],
    [2, 'Passage 1'],
    [3, 'Passage 2'],
  ]);
});

it('leaves the suggestions as they are: a model makes none', () => {
  expect(join(false, line('They clean trays.', 2)).suggestions).toEqual(answer.suggestions);
});
