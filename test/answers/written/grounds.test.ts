import { expect, it } from 'vitest';
import type { Answer, FrameworkCitation } from '../../../src/answers/answer.ts';
import { groundsOf } from '../../../src/answers/written/grounds.ts';
import { small } from './check/small-framework.ts';

function cited(n: number, quote: string, more: Partial<FrameworkCitation> = {}): FrameworkCitation {
  return { n, title: `Baker ${n}, role level`, quote, file: 'roles.csv', line: n, ...more };
}

const line = (text: string, ...cites: number[]) => ({ text, cites });

const answer: Answer = {
  kind: 'answer',
  blocks: [
    { type: 'paragraph', line: line('I took “bakre” for Baker.'), detail: false },
    { type: 'title', text: 'Baker', note: 'Stores', detail: false },
    { type: 'paragraph', line: line('Two skills.'), detail: false },
    { type: 'paragraph', line: line('They need:'), detail: false },
    { type: 'list', items: [line('Oven care: working', 1), line('“weigh flour”', 1)], detail: false },
    { type: 'heading', text: 'More', detail: false },
    {
      ...{ type: 'table', columns: ['Skill', 'Junior baker', 'Senior baker'], detail: true },
      rows: [{ cells: ['Oven care', 'working', 'expert'], cites: [2] }],
    },
  ],
  citations: [
    cited(1, '- weigh flour\n\n- clean trays', { skillLevel: 'working' }),
    cited(2, 'Bakers bake.'),
  ],
  suggestions: [],
  asked: { kind: 'describe', notes: 1 },
};

it('takes the document’s lines without the marks of a list, and what the answer says with each citation', () => {
  expect(
    groundsOf(answer).passages.map(({ n, isGiven, quoted, told }) => ({ n, isGiven, quoted, told })),
  ).toEqual([
    {
      ...{ n: 1, isGiven: true, quoted: ['weigh flour', 'clean trays'] },
      told: ['Baker 1, role level, working level', 'Oven care: working'],
    },
    {
      ...{ n: 2, isGiven: true, quoted: ['Bakers bake.'] },
      told: ['Baker 2, role level', 'Oven care: Junior baker working, Senior baker expert'],
    },
  ]);
});

it('takes what is said of the whole for facts, and nothing of how the question was read', () => {
  expect(groundsOf(answer).facts).toEqual(['Baker · Stores', 'Two skills.']);
});

it('gives sixteen passages at most, and no more than so many characters', () => {
  const many = Array.from({ length: 20 }, (_, at) => cited(at + 1, 'Bakers bake.'));
  const long = [cited(1, 'x'.repeat(13_000)), cited(2, 'Bakers bake.')];
  const given = (citations: readonly FrameworkCitation[]) =>
    groundsOf({ ...answer, citations })
      .passages.filter(({ isGiven }) => isGiven)
      .map(({ n }) => n);
  expect(given(many)).toHaveLength(16);
  expect(given(long)).toEqual([1]);
});

it('knows the levels of whom an answer of the product compares', () => {
  const asked = 'What is the difference between a junior baker and a senior baker?';
  const grounds = groundsOf(small.answerQuestion(asked, undefined));
  expect(grounds.passages.map(({ told }) => told.join('; '))).toEqual([
    'Junior baker, role level',
    'Senior baker, role level',
    'Junior baker, skill Dough handling, awareness level; Dough handling: Junior baker awareness, Senior baker practitioner',
    'Senior baker, skill Dough handling, practitioner level; Dough handling: Junior baker awareness, Senior baker practitioner',
    'Junior baker, skill Oven care, working level; Oven care: Junior baker working, Senior baker practitioner',
    'Senior baker, skill Oven care, practitioner level; Oven care: Junior baker working, Senior baker practitioner',
  ]);
});
