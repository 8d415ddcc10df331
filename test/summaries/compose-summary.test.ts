import { describe, expect, it } from 'vitest';
import type { Block, Reply } from '../../src/chat/reply.ts';
import type { Person } from '../../src/people/person.ts';
import type { Scope } from '../../src/people/teams.ts';
import {
  composeCourses,
  composeSummary,
  composeTable,
  sayNothingYet,
} from '../../src/summaries/compose-summary.ts';
import type { Shared } from '../../src/summaries/make-summary.ts';
import type { ShownSkill, ShownSummary } from '../../src/summaries/shown-summary.ts';
import { expectation, roleLevelOf, skillOf } from './sample-expectations.ts';
import { sampleSummary, summaryOf } from './sample-summary.ts';

const picture = { name: 'a.png', png: new Uint8Array(), width: 1, height: 1, alternativeText: 'bars' };
const levels = ['awareness', 'working', 'practitioner', 'expert'] as const;

interface Asked {
  readonly shared?: readonly Shared[];
  readonly scope?: Scope;
  readonly hasPicture?: boolean;
  readonly leadsLeaders?: boolean;
}

function compose(
  summary: ShownSummary,
  { shared = [], scope = 'team', hasPicture = true, leadsLeaders = false }: Asked = {},
): Reply {
  return composeSummary({
    made: {
      ...{ summary, shared, size: 8 },
      expectationOf: (skill) => expectation(skillOf(skill, levels), 'working'),
    },
    ...{ scope, leadsLeaders, picture: hasPicture ? picture : undefined },
  });
}

function linesUnder(heading: string, { blocks }: Reply): string[] {
  const at = blocks.findIndex((block) => block.type === 'heading' && block.text === heading);
  const list: Block | undefined = at === -1 ? undefined : blocks[at + 1];
  return list?.type === 'list' ? list.items.map(({ text }) => text) : [];
}

function namesUnder(heading: string, reply: Reply): string[] {
  return linesUnder(heading, reply).map((line) => line.replace(/^.*at or above\. (.*), .*$/, '$1'));
}

const at = (skill: string, from: number, to = from): ShownSkill => ({ skill, covered: { from, to } });

describe('gaps and strengths', () => {
  it.each<[string, readonly ShownSkill[], readonly string[], readonly string[]]>([
    [
      'three of each',
      [at('A', 10), at('B', 20), at('C', 30), at('D', 50), at('E', 70), at('F', 80), at('G', 90)],
      ['A', 'B', 'C'],
      ['G', 'F', 'E'],
    ],
    ['no strength below half', [at('A', 10), at('B', 20), at('C', 30), at('D', 40)], ['A', 'B', 'C'], []],
    ['half as a strength', [at('A', 10), at('B', 20), at('C', 30), at('D', 50)], ['A', 'B', 'C'], ['D']],
    ['nothing as both', [at('A', 60), at('B', 70)], ['A', 'B'], []],
    [
      'no strength that is as large a gap as one of the three',
      [at('A', 0, 20), at('B', 20, 80), at('C', 20, 80), at('D', 20, 80), at('E', 80, 100)],
      ['A', 'B', 'C'],
      ['E'],
    ],
    ['no gap where all meet it', [at('A', 100), at('B', 100)], [], ['B', 'A']],
    ['nothing of what is hidden', [at('A', 20), { skill: 'B' }, { skill: 'C', unrated: 5 }], ['A'], []],
    ['nothing where all is hidden', [{ skill: 'A' }], [], []],
  ])('has %s', (_, skills, gaps, strengths) => {
    const reply = compose(summaryOf(skills));
    expect([namesUnder('Largest gaps', reply), namesUnder('Strengths', reply)]).toEqual([gaps, strengths]);
  });

  it('begins a conversation about each, and cites the document', () => {
    const reply = compose(summaryOf([at('A', 0, 20), at('B', 0, 20), at('C', 20, 80), at('D', 80, 100)]));
    expect(linesUnder('Largest gaps', reply)[0]).toBe(
      '20% or less at or above. A, working: “A at working” What would help with that?',
    );
    expect(linesUnder('Strengths', reply)).toEqual([
      '80% or more at or above. D, practitioner: “D at practitioner” Where is there an opportunity for that?',
    ]);
    expect(reply.citations.map(({ n, quote }) => [n, quote])).toEqual([
      ...[
        [1, 'A at working'],
        [2, 'B at working'],
        [3, 'C at working'],
        [4, 'D at practitioner'],
      ],
    ]);
  });
});

const paragraphs = ({ blocks }: Reply): string[] =>
  blocks.flatMap((block) => (block.type === 'paragraph' ? [block.line.text] : []));

it.each<[string, Partial<ShownSummary>, string]>([
  [
    'all of them',
    { participation: 80, completeness: 65, freshness: { fresh: 50, ageing: 40, stale: 10 } },
    'Took part in the last four weeks: 80%. Current ratings: 65% of those that are needed, of these 50% fresh, 40% ageing and 10% stale.',
  ],
  [
    'one of them',
    { completeness: 0 },
    'Took part in the last four weeks: hidden (fewer than 5 people). Current ratings: 0% of those that are needed.',
  ],
  [
    'none of them',
    {},
    'Took part in the last four weeks: hidden (fewer than 5 people). Current ratings: hidden (fewer than 5 people).',
  ],
])('says the figures of the whole team: %s', (_, figures, said) => {
  expect(paragraphs(compose({ ...summaryOf([]), ...figures }))[0]).toBe(said);
});

it('says how figures are made, with the number that an administrator raised', () => {
  expect(paragraphs(compose({ ...sampleSummary, minimum: 8 })).at(-1)).toBe(
    'Ratings are confidential. Each figure is of 8 people at least and rounded; where new ones could give somebody away, the last ones are shown again, or none.',
  );
});

it('draws what is not hidden', () => {
  const charts = compose(sampleSummary).blocks.filter(({ type }) => type === 'chart');
  expect(charts).toEqual([
    {
      ...{ type: 'chart', title: 'Skills by gap', picture, detail: false },
      series: ['At or above', 'Below', 'No current rating'],
      bars: [
        { label: 'User focus, 20% or less', values: [6, 54, 40] },
        { label: 'Planning, 20–80%', values: [50, 50, 0] },
        { label: 'Service focus, 65%', values: [65, 35, 0] },
      ],
    },
  ]);
});

describe('levels by name', () => {
  const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1] } as const;
  const ada: Person = { id: 'ada', name: 'Ada', times };
  const shared: Shared = {
    ...{ person: ada, roleLevel: roleLevelOf('Lead tester', []) },
    levels: [
      { skill: 'User focus', value: 'practitioner', asked: 'working' },
      { skill: 'Planning', value: 'below', asked: undefined },
    ],
  };

  it('stand in a part of their own, that says who chose it', () => {
    const { blocks } = compose(sampleSummary, { shared: [shared] });
    const at = blocks.findIndex(
      (block) => block.type === 'heading' && block.text === 'Shared with you by name',
    );
    expect(blocks.slice(at + 1, at + 3)).toMatchObject([
      { line: { text: 'These people chose to show you their levels. They see that you looked, and when.' } },
      {
        columns: ['Who', 'Skill', 'Level', 'Asked for'],
        rows: [
          { cells: ['Ada', 'User focus', 'Practitioner', 'working'] },
          { cells: ['Ada', 'Planning', 'Below the description', 'level not stated'] },
        ],
      },
    ]);
  });

  it('are nowhere else, and nowhere at all where nobody shares', () => {
    expect(JSON.stringify(compose(sampleSummary))).not.toContain('Shared with you');
    const { blocks } = compose(sampleSummary, { shared: [shared] });
    expect(blocks.filter((block) => JSON.stringify(block).includes('Ada'))).toHaveLength(1);
  });
});

it.each<[string, Asked, readonly string[]]>([
  ['a team', {}, ['As a table', 'As a CSV file', 'Over time', 'How often…']],
  ['of which all is hidden', { hasPicture: false }, ['How often…']],
  [
    'a leader of leaders',
    { leadsLeaders: true },
    ['As a table', 'As a CSV file', 'Over time', 'My organisation', 'How often…'],
  ],
  [
    'an organisation',
    { scope: 'organisation', leadsLeaders: true },
    ['As a table', 'As a CSV file', 'Over time', 'My team', 'How often…'],
  ],
])('leads on from the summary of %s', (_, asked, labels) => {
  const summary = asked.hasPicture === false ? summaryOf([{ skill: 'User focus' }]) : sampleSummary;
  expect(compose(summary, asked).suggestions.map(({ label }) => label)).toEqual(labels);
});

it('is a table of the same rows as the file', () => {
  const { blocks, suggestions } = composeTable(sampleSummary, 'organisation');
  const table = blocks.find(({ type }) => type === 'table');
  expect(table?.type === 'table' && table.rows.map(({ cells }) => cells[1])).toEqual([
    ...['20% or less', '20–80%', '65%', 'hidden (fewer than 5 people)'],
  ]);
  expect(suggestions).toEqual([{ label: 'As a CSV file', action: 'summary-csv', value: 'organisation' }]);
});

it('draws how a skill has gone, a band at its middle', () => {
  const courses = [
    {
      skill: 'User focus',
      points: [
        { day: '2026-10-05', covered: { from: 20, to: 80 } },
        { day: '2026-11-30', covered: { from: 65, to: 65 } },
      ],
    },
  ];
  expect(composeCourses({ ...sampleSummary, courses }, [picture], 'team').blocks).toEqual([
    {
      ...{ type: 'chart', title: 'User focus', series: ['At or above'], picture, detail: false },
      bars: [
        { label: 'Monday 5 October 2026', values: [50] },
        { label: 'Monday 30 November 2026', values: [65] },
      ],
    },
  ]);
});

it.each([
  [1, 'One person is'],
  [4, '4 people are'],
])('says of a team of %i that there is nothing to show yet', (size, people) => {
  expect(paragraphs(sayNothingYet(size, 6))).toEqual([
    `${people} in your team, and there is nothing to show yet. Each figure needs 6 people at least who have rated the skill, so that nobody’s answers can be told from it.`,
  ]);
});
