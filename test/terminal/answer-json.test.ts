import { expect, it } from 'vitest';
import { toJsonLine } from '../../src/terminal/answer-json.ts';

it('has every key in the order that scripts rely on, null where a thing does not apply', () => {
  const line = toJsonLine({
    question: 'q?',
    answer: {
      kind: 'answer',
      blocks: [{ type: 'paragraph', line: { text: 'words', cites: [1] }, detail: true }],
      citations: [
        { n: 1, title: 't', quote: 'the words', file: 'a.txt', line: 3, role: 'R', roleLevel: 'L' },
      ],
      suggestions: [{ label: 'More', action: 'ask', value: 'more?' }],
    },
    ms: 1.23456,
  });
  expect(line).toBe(
    '{"question":"q?","kind":"answer","text":"words [1]","citations":[{"n":1,"role":"R","roleLevel":"L","skill":null,"skillLevel":null,"source":"a.txt","line":3,"url":null,"quote":"the words"}],"suggestions":["more?"],"ms":1.235}\n',
  );
});

it('says of an answer that a model wrote it', () => {
  const answer = { kind: 'answer', blocks: [], citations: [], suggestions: [], isWritten: true } as const;
  expect(toJsonLine({ question: 'q?', answer, ms: 0 })).toMatch(/"ms":0,"written":true\}\n$/);
});

it('stays one line for every reader and gives a terminal nothing to obey', () => {
  const question = '\u001B[31m\u009B2J\u0085\u2028\u007F\n';
  const answer = { kind: 'chat', blocks: [], citations: [], suggestions: [] } as const;
  const line = toJsonLine({ question, answer, ms: 0 });
  expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  expect(JSON.parse(line)).toMatchObject({ question });
});
