import { expect, it } from 'vitest';
import { type Citation, nothing, type Reply } from '../../../src/chat/reply.ts';
import { toDrafts } from '../../../src/platforms/teams/to-drafts.ts';

const cite = (n: number, more: Partial<Citation> = {}): Citation => ({
  ...{ n, title: `Title ${n}`, quote: `- first ${n}\n- second`, file: 'role.txt', line: n },
  ...more,
});
const reply = (more: Partial<Reply>): Reply => ({ ...nothing, ...more });
const paragraph = (text: string, cites: readonly number[] = [], detail = false) =>
  ({ type: 'paragraph', line: { text, cites }, detail }) as const;
const claimsOf = (drawn: Reply) =>
  toDrafts(drawn)[0]?.entities.flatMap(
    ({ citation }) => citation as { position: number; appearance: object }[],
  );

it('draws every kind of block as the Markdown that Teams shows', () => {
  const blocks: Reply['blocks'] = [
    { type: 'title', text: 'IT *service* manager', note: 'IT operations', detail: false },
    paragraph('One line.\nAnother [1].', [1]),
    {
      type: 'prose',
      lines: [
        { text: 'A *sentence*.', cites: [2] },
        { text: 'Another.', cites: [1, 2] },
      ],
      detail: false,
    },
    { type: 'heading', text: 'You will:', detail: false },
    {
      type: 'list',
      items: [
        { text: 'manage', cites: [1, 2] },
        { text: 'lead', cites: [] },
      ],
      detail: false,
    },
    {
      type: 'table',
      columns: ['Skill', 'Level'],
      rows: [{ cells: ['User focus', 'expert'], cites: [2] }],
      detail: false,
    },
    {
      type: 'table',
      columns: ['Skill', 'One', 'Other'],
      rows: [
        { cells: ['User focus', 'expert', 'working'], cites: [] },
        { cells: ['Strategy', '', 'working'], cites: [] },
      ],
      detail: false,
    },
  ];
  expect(toDrafts(reply({ blocks, citations: [cite(1), cite(2)] }))[0]?.text).toBe(
    [
      '**IT \\*service\\* manager**',
      '_IT operations_',
      'One line.',
      'Another \\[1\\]. [1]',
      'A \\*sentence\\*. [2] Another. [1] [2]',
      '**You will:**',
      '- manage [1] [2]\n- lead',
      '- **User focus**: expert [2]',
      '- **User focus**: One: expert; Other: working\n- **Strategy**: Other: working',
    ].join('\n\n'),
  );
});

it('cites as Teams does: the words without their list marks, cut to what Teams takes', () => {
  const citations = [
    cite(1),
    cite(2, { title: 'T'.repeat(100), quote: 'word '.repeat(60), url: 'https://example.org/role' }),
    cite(3, { url: 'javascript:alert(1)' }),
  ];
  const claims = claimsOf(reply({ blocks: [paragraph('One.', [1, 2, 3])], citations }));
  expect(claims?.map(({ appearance }) => appearance)).toEqual([
    { '@type': 'DigitalDocument', name: 'Title 1', abstract: 'first 1 · second', keywords: ['role.txt:1'] },
    {
      ...{ '@type': 'DigitalDocument', name: `${'T'.repeat(79)}…`, url: 'https://example.org/role' },
      ...{ abstract: `${'word '.repeat(32).trim()}…`, keywords: ['role.txt:2'] },
    },
    { '@type': 'DigitalDocument', name: 'Title 3', abstract: 'first 3 · second', keywords: ['role.txt:3'] },
  ]);
});

it('cites the first ten that the words mention, each once, and marks no other', () => {
  const all = Array.from({ length: 12 }, (_, at) => at + 1);
  const drawn = reply({
    blocks: [
      { type: 'prose', lines: [{ text: 'Two.', cites: [12, 2, 2] }], detail: false },
      paragraph('All.', all),
      paragraph('More.', [11], true),
    ],
    citations: all.map((n) => cite(n)),
  });
  expect(claimsOf(drawn)?.map(({ position }) => position)).toEqual([12, 2, 1, 3, 4, 5, 6, 7, 8, 9]);
  expect(toDrafts(drawn)[0]?.text).toBe('Two. [12] [2] [2]\n\nAll. [1] [2] [3] [4] [5] [6] [7] [8] [9] [12]');
});

it('has no card and no entity where there is nothing more to show', () => {
  expect(toDrafts(reply({ blocks: [paragraph('You’re welcome.')] }))).toEqual([
    { text: 'You’re welcome.', entities: [], attachments: [], asksFeedback: false },
  ]);
});

it('says nothing for nothing', () => {
  expect(toDrafts(nothing)).toEqual([]);
});

it('puts details behind a button that asks for them where they do not fit the message', () => {
  const long = Array.from({ length: 200 }, (_, at) => paragraph(`${at} ${'word '.repeat(40)}`, [], true));
  const [draft, ...others] = toDrafts(
    reply({ blocks: [paragraph('Short.', [1]), ...long], citations: [cite(1)], feedbackOn: 'the-answer' }),
  );
  expect(others).toEqual([]);
  expect(draft).toMatchObject({ text: 'Short. [1]', asksFeedback: true });
  const card = JSON.stringify(draft?.attachments);
  expect(card).toContain('{"action":"show-all","value":"the-answer"}');
  expect(card).toContain('{"action":"sources","value":"the-answer"}');
});

it('comes on cards alone where the words are too many for a message, and asks about the answer once', () => {
  const long = Array.from({ length: 200 }, (_, at) => paragraph(`${at} ${'word '.repeat(40)}`));
  const drafts = toDrafts(reply({ blocks: long, feedbackOn: 'the-answer' }));
  expect(drafts.length).toBeGreaterThan(1);
  expect(drafts.map(({ text }) => text)).toEqual(drafts.map(() => ''));
  expect(drafts.map(({ asksFeedback }) => asksFeedback)).toEqual(
    drafts.map((_, at) => at === drafts.length - 1),
  );
});
