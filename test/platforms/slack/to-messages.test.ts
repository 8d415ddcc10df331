import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block, Reply } from '../../../src/chat/reply.ts';
import { checkMessage } from '../../../src/platforms/slack/check-message.ts';
import { toSlackMessages } from '../../../src/platforms/slack/to-messages.ts';
import { type OpenAnswers, openAnswers, seedFolder, wholeFolder } from '../../answers/open-answers.ts';
import { readQuestions } from '../../evaluation/question.ts';
import { hasShared } from '../../shared-data.ts';

const reply = (...blocks: Block[]): Reply => ({ blocks, citations: [], suggestions: [] });
const paragraph = (text: string, cites: number[] = []): Block => ({
  type: 'paragraph',
  line: { text, cites },
  detail: false,
});
const markdownOf = (of: Reply) =>
  toSlackMessages(of).flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'markdown' ? [block.text] : [])),
  );

describe('a reply in Slack', () => {
  it.each([
    ['*bold* _it_ `code` [link](http://x)', '\\*bold\\* \\_it\\_ \\`code\\` \\[link\\](http://x)'],
    ['<!here> <@U1> <#C1> <b>', '\\<!here> \\<@U1> \\<#C1> \\<b>'],
    ['# no heading', '\\# no heading'],
    ['R&D, a < b', 'R&D, a < b'],
  ])('shows %j as it stands', (text, markdown) => {
    expect(markdownOf(reply(paragraph(text)))).toEqual([markdown]);
  });

  it('links the number of a citation to the page that it cites, where there is one', () => {
    const citation = { title: 't', quote: 'q', file: 'f', line: 1 };
    const citations = [
      { n: 1, ...citation, url: 'https://example.test/a b' },
      { n: 2, ...citation },
    ];
    expect(markdownOf({ ...reply(paragraph('text', [1, 2])), citations })).toEqual([
      'text [\\[1\\]](https://example.test/a%20b) \\[2\\]',
    ]);
  });

  it('draws sentences as one paragraph, each with its numbers', () => {
    const lines = [
      { text: 'One.', cites: [1] },
      { text: '_Two_.', cites: [] },
      { text: 'Three.', cites: [1, 2] },
    ];
    expect(markdownOf(reply({ type: 'prose', lines, detail: false }))).toEqual([
      'One. \\[1\\] \\_Two\\_. Three. \\[1\\] \\[2\\]',
    ]);
  });

  it('begins another message between sentences where there are too many', () => {
    const sentence = `${'word '.repeat(1_000).trim()}.`;
    const lines = [1, 2, 3].map((n) => ({ text: sentence, cites: [n] }));
    expect(markdownOf(reply({ type: 'prose', lines, detail: false }))).toEqual([
      `${sentence} \\[1\\] ${sentence} \\[2\\]`,
      `${sentence} \\[3\\]`,
    ]);
  });

  it('takes a table for every 100 rows, each in a message of its own, with its header', () => {
    const rows = Array.from({ length: 150 }, (_, at) => ({
      cells: [`skill ${at}`, 'working'],
      cites: [at + 1],
    }));
    const messages = toSlackMessages(
      reply({ type: 'table', columns: ['Skill', 'Level'], rows, detail: false }),
    );
    const tables = messages.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'table' ? [block.rows] : [])),
    );
    expect(tables.map((table) => [table.length, table[0], table[1]?.[1]])).toEqual([
      [100, [raw('Skill'), raw('Level')], raw('working [1]')],
      [52, [raw('Skill'), raw('Level')], raw('working [100]')],
    ]);
    expect(messages.flatMap(checkMessage)).toEqual([]);
  });

  it('cuts nothing from a text that is too long for one message', () => {
    const words = Array.from({ length: 9_000 }, (_, at) => `word${at}`);
    const messages = toSlackMessages(reply(paragraph(words.join(' '))));
    expect(messages.length).toBeGreaterThan(1);
    expect(
      markdownOf(reply(paragraph(words.join(' '))))
        .join(' ')
        .split(/\s+/),
    ).toEqual(words);
    expect(messages.flatMap(checkMessage)).toEqual([]);
  });

  it('keeps what Slack allows, whatever the reply', () => {
    fc.assert(
      fc.property(anyReply, (any) => {
        expect(toSlackMessages(any).flatMap(checkMessage)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

function raw(text: string) {
  return { type: 'raw_text', text };
}

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }),
  fc.integer({ min: 1, max: 400 }).map((count) => 'long words '.repeat(count * 10)),
  fc.integer({ min: 1, max: 14_000 }).map((count) => '*'.repeat(count)),
);
const cites = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 30 });
const line = fc.record({ text, cites });
const detail = fc.boolean();
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    type: fc.constant('title' as const),
    text: fc.string({ minLength: 1 }),
    note: fc.string(),
    detail,
  }),
  fc.record({ type: fc.constant('heading' as const), text: fc.string({ minLength: 1 }), detail }),
  fc.record({ type: fc.constant('paragraph' as const), line, detail }),
  fc.record({
    type: fc.constant('prose' as const),
    lines: fc.array(line, { minLength: 1, maxLength: 30 }),
    detail,
  }),
  fc.record({
    type: fc.constant('list' as const),
    items: fc.array(line, { minLength: 1, maxLength: 60 }),
    detail,
  }),
  fc.record({
    type: fc.constant('table' as const),
    columns: fc.constant(['Skill', 'Level', 'Before']),
    rows: fc.array(
      fc.record({ cells: fc.tuple(fc.string(), fc.string(), fc.string({ maxLength: 900 })), cites }),
      {
        minLength: 1,
        maxLength: 250,
      },
    ),
    detail,
  }),
);
const anyReply: fc.Arbitrary<Reply> = fc.record({
  blocks: fc.array(anyBlock, { minLength: 1, maxLength: 30 }),
  citations: fc.constant([]),
  suggestions: fc.array(
    fc.record({
      label: fc.string({ minLength: 1, maxLength: 300 }),
      action: fc.constant('ask' as const),
      value: fc.string({ minLength: 1, maxLength: 3_000 }),
    }),
    { maxLength: 60 },
  ),
  feedbackOn: fc.uuid(),
});

describe('every answer to the questions of the evaluation, in Slack', () => {
  let answers: OpenAnswers;

  beforeAll(async () => {
    answers = await openAnswers(hasShared ? wholeFolder : seedFolder);
  });

  it('keeps what Slack allows, short and complete', () => {
    const refused = readQuestions('development').flatMap(({ turns }) => {
      const last = answers.converse(...turns).at(-1)?.answer;
      if (!last) return [];
      const short = { ...last, feedbackOn: 'id' };
      const whole = { ...short, blocks: last.blocks.map((block) => ({ ...block, detail: false })) };
      return [short, whole].flatMap((each) => toSlackMessages(each).flatMap(checkMessage));
    });
    expect(refused).toEqual([]);
  });
});
