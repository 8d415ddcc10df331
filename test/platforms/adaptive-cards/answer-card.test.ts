import { expect, it } from 'vitest';
import type { Citation, Reply } from '../../../src/chat/reply.ts';
import { toAdaptiveCards } from '../../../src/platforms/adaptive-cards/answer-card.ts';

const empty: Reply = { blocks: [], citations: [], suggestions: [] };

const citation: Citation = {
  n: 1,
  title: 'IT service manager, role level',
  quote: 'ensure that the service catalogue is maintained',
  file: 'it_service_manager.txt',
  line: 5,
};

function drawBody(reply: Partial<Reply>) {
  const cards = toAdaptiveCards({ ...empty, ...reply });
  expect(cards).toHaveLength(1);
  return cards[0]?.body;
}

it('draws a title with its note, a heading and a cited paragraph', () => {
  const body = drawBody({
    blocks: [
      { type: 'title', text: 'IT service manager', note: 'IT operations', detail: false },
      { type: 'heading', text: 'You will:', detail: false },
      { type: 'paragraph', line: { text: 'one *star*\ntwo', cites: [1, 2] }, detail: false },
    ],
  });
  expect(body).toEqual([
    {
      type: 'TextBlock',
      text: 'IT service manager',
      wrap: true,
      size: 'Large',
      weight: 'Bolder',
      style: 'heading',
    },
    { type: 'TextBlock', text: 'IT operations', wrap: true, isSubtle: true, spacing: 'None' },
    {
      type: 'TextBlock',
      text: 'You will:',
      wrap: true,
      size: 'Medium',
      weight: 'Bolder',
      style: 'heading',
      spacing: 'Large',
    },
    { type: 'TextBlock', text: 'one \\*star\\*\n\ntwo [1] [2]', wrap: true, spacing: 'Medium' },
  ]);
});

it('draws sentences as one paragraph, each with its sources', () => {
  const lines = [
    { text: 'One *star*.', cites: [1] },
    { text: 'Another.', cites: [] },
    { text: 'A third.', cites: [1, 2] },
  ];
  expect(drawBody({ blocks: [{ type: 'prose', lines, detail: false }] })).toEqual([
    {
      type: 'TextBlock',
      text: 'One \\*star\\*. [1] Another. A third. [1] [2]',
      wrap: true,
      spacing: 'Medium',
    },
  ]);
});

it('draws a list as one list, each item with its sources', () => {
  const items = [
    { text: 'manage a team', cites: [1] },
    { text: '- not a list\nin a list', cites: [] },
  ];
  expect(drawBody({ blocks: [{ type: 'list', items, detail: false }] })).toEqual([
    {
      type: 'TextBlock',
      text: '- manage a team [1]\n- \\- not a list in a list',
      wrap: true,
      spacing: 'Small',
    },
  ]);
});

function toTexts(body: unknown): string[] {
  return [...JSON.stringify(body).matchAll(/"text":("(?:[^"\\]|\\.)*")/g)].map(([, text]) =>
    JSON.parse(text ?? '""'),
  );
}

it('draws a table with its header, and the sources that all rows share once', () => {
  const rows = [
    { cells: ['User focus', 'practitioner'], cites: [2] },
    { cells: ['Strategic_thinking', 'working'], cites: [2] },
  ];
  const body = drawBody({ blocks: [{ type: 'table', columns: ['Skill', 'Level'], rows, detail: false }] });
  expect(body).toMatchObject([
    { type: 'Table', firstRowAsHeaders: true, columns: [{ width: 4 }, { width: 3 }] },
  ]);
  expect(toTexts(body)).toEqual([
    'Skill',
    'Level [2]',
    'User focus',
    'practitioner',
    'Strategic\\_thinking',
    'working',
  ]);
});

it('marks each row of a table where the sources differ', () => {
  const rows = [
    { cells: ['User focus', 'practitioner'], cites: [2] },
    { cells: ['Strategic thinking', 'working'], cites: [3] },
  ];
  const body = drawBody({ blocks: [{ type: 'table', columns: ['Skill', 'Level'], rows, detail: false }] });
  expect(toTexts(body)).toEqual([
    'Skill',
    'Level',
    'User focus',
    'practitioner [2]',
    'Strategic thinking',
    'working [3]',
  ]);
});

it('hides details in their place behind "Show all", which "Show less" takes back', () => {
  const detail = (text: string) => ({ type: 'heading', text, detail: true }) as const;
  const short = { type: 'heading', text: 'short', detail: false } as const;
  const body = drawBody({ blocks: [detail('a'), detail('b'), short, detail('c')] });
  const targetElements = ['detail-1', 'detail-2', 'show-all', 'show-less'];
  expect(body).toMatchObject([
    { type: 'Container', id: 'detail-1', isVisible: false, items: [{ text: 'a' }, { text: 'b' }] },
    { text: 'short' },
    { type: 'Container', id: 'detail-2', isVisible: false, items: [{ text: 'c' }] },
    {
      type: 'ActionSet',
      id: 'show-all',
      actions: [{ type: 'Action.ToggleVisibility', title: 'Show all', targetElements }],
    },
    {
      type: 'ActionSet',
      id: 'show-less',
      isVisible: false,
      actions: [{ title: 'Show less', targetElements }],
    },
  ]);
});

it('lists the sources behind a button that counts them', () => {
  const body = drawBody({ citations: [{ ...citation, url: 'https://example.org/role' }] });
  expect(body).toEqual([
    {
      type: 'ActionSet',
      actions: [{ type: 'Action.ToggleVisibility', title: 'Sources (1)', targetElements: ['sources'] }],
      spacing: 'Medium',
    },
    {
      type: 'Container',
      id: 'sources',
      isVisible: false,
      style: 'emphasis',
      spacing: 'Medium',
      items: [
        {
          type: 'Container',
          id: 'source-1',
          spacing: 'Medium',
          items: [
            { type: 'TextBlock', text: '1 · IT service manager, role level', wrap: true, weight: 'Bolder' },
            {
              type: 'TextBlock',
              text: 'ensure that the service catalogue is maintained',
              wrap: true,
              spacing: 'Small',
            },
            {
              type: 'TextBlock',
              text: 'it\\_service\\_manager.txt, line 5',
              wrap: true,
              size: 'Small',
              isSubtle: true,
              spacing: 'Small',
            },
            {
              type: 'ActionSet',
              actions: [{ type: 'Action.OpenUrl', title: 'Open the page', url: 'https://example.org/role' }],
              spacing: 'Small',
            },
          ],
        },
      ],
    },
  ]);
});

it.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'not an address'])(
  'does not link to %s',
  (url) => {
    expect(JSON.stringify(drawBody({ citations: [{ ...citation, url }] }))).not.toContain('OpenUrl');
  },
);

it('draws a suggestion as Action.Execute that older clients submit', () => {
  const data = { action: 'ask', value: 'What comes next?' };
  const body = drawBody({ suggestions: [{ label: 'Next', action: 'ask', value: 'What comes next?' }] });
  expect(body).toEqual([
    {
      type: 'ActionSet',
      spacing: 'Large',
      actions: [
        {
          type: 'Action.Execute',
          title: 'Next',
          verb: 'ask',
          data,
          fallback: { type: 'Action.Submit', title: 'Next', data },
        },
      ],
    },
  ]);
});

function toSize(card: unknown): number {
  return Buffer.byteLength(JSON.stringify(card));
}

const numbers = Array.from({ length: 200 }, (_, index) => index + 1);
const twoHundred: Reply = {
  blocks: [
    { type: 'title', text: 'Many duties', note: '', detail: false },
    {
      type: 'list',
      items: numbers.map((n) => ({ text: `duty ${n}: ${'do something useful '.repeat(5)}`, cites: [n] })),
      detail: false,
    },
  ],
  citations: numbers.map((n) => ({
    ...citation,
    n,
    quote: `quote ${n}: ${'do something useful '.repeat(5)}`,
  })),
  suggestions: [{ label: 'Next', action: 'ask', value: 'What comes next?' }],
};

it('spreads 200 cited items over cards below 24 KB, in order and complete', () => {
  const cards = toAdaptiveCards(twoHundred);
  expect(cards.map(toSize).filter((size) => size > 24_000)).toEqual([]);
  const text = cards.flatMap(({ body }) => toTexts(body)).join('\n');
  expect([...text.matchAll(/duty (\d+):/g)].map(([, n]) => Number(n))).toEqual(numbers);
  expect([...text.matchAll(/quote (\d+):/g)].map(([, n]) => Number(n))).toEqual(numbers);
});

it('says on each of several cards which part it is, and suggests on the last', () => {
  const cards = toAdaptiveCards(twoHundred);
  const first = cards.map(({ body }) => body[0]);
  expect(first).toMatchObject(cards.map((_, index) => ({ text: `Part ${index + 1} of ${cards.length}` })));
  const withSuggestions = cards.map(({ body }) => JSON.stringify(body).includes('Action.Execute'));
  expect(withSuggestions).toEqual(cards.map((_, index) => index === cards.length - 1));
});

it('keeps the source of each item on the same card', () => {
  const apart = toAdaptiveCards(twoHundred).filter(({ body }) => {
    const text = toTexts(body).join('\n');
    const numbersOf = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, n]) => n).join();
    return numbersOf(/duty (\d+):/g) !== numbersOf(/quote (\d+):/g);
  });
  expect(apart).toEqual([]);
});

it('parts a paragraph between sentences where it goes on on another card, each with its source', () => {
  const lines = numbers.map((n) => ({ text: `Sentence ${n}: ${'word '.repeat(30)}end.`, cites: [n] }));
  const citations = numbers.map((n) => ({ ...citation, n }));
  const cards = toAdaptiveCards({
    ...empty,
    blocks: [{ type: 'prose', lines, detail: false }],
    citations,
  });
  expect(cards.length).toBeGreaterThan(1);
  const paragraphs = cards.map(({ body }) => toTexts(body).filter((text) => text.startsWith('Sentence ')));
  expect(paragraphs.map(({ length }) => length)).toEqual(cards.map(() => 1));
  expect(
    paragraphs
      .flat()
      .join(' ')
      .match(/Sentence (\d+): (?:word )+end\. \[\1\]/g),
  ).toHaveLength(200);
});

it('repeats the header where a table goes on on another card', () => {
  const rows = numbers.map((n) => ({ cells: [`role ${n}`, 'x'.repeat(200)], cites: [] }));
  const cards = toAdaptiveCards({
    ...empty,
    blocks: [{ type: 'table', columns: ['Role', 'Why'], rows, detail: true }],
  });
  expect(cards.length).toBeGreaterThan(1);
  const texts = cards.map(({ body }) => toTexts(body));
  expect(texts.every((inCard) => inCard.includes('Role'))).toBe(true);
  expect(texts.flat().filter((text) => text.startsWith('role ')).length).toBe(200);
});

it('tears a text and a quotation apart that fit no card, without losing a word', () => {
  const words = Array.from({ length: 9_000 }, (_, index) => `w\\${index}`).join(' ');
  const cards = toAdaptiveCards({
    ...empty,
    blocks: [{ type: 'paragraph', line: { text: words, cites: [1] }, detail: false }],
    citations: [{ ...citation, quote: words.replaceAll('w', 'q') }],
  });
  expect(cards.map(toSize).filter((size) => size > 24_000)).toEqual([]);
  const text = cards.flatMap(({ body }) => toTexts(body)).join(' ');
  expect(text.match(/w\\\\\d+/g)).toHaveLength(9_000);
  expect(text.match(/q\\\\\d+/g)).toHaveLength(9_000);
});
