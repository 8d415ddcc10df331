import { expect, it } from 'vitest';
import type { Answer } from '../../src/answers/answer.ts';
import { printAnswer } from '../../src/terminal/print-answer.ts';

const answer: Answer = {
  kind: 'answer',
  blocks: [
    { type: 'title', text: 'User focus', note: 'Skill', detail: false },
    { type: 'list', items: [{ text: 'understand what users need and say so', cites: [1] }], detail: true },
  ],
  citations: [
    { n: 1, title: 'User focus, working', quote: 'q', file: 'a.csv', line: 7, url: 'https://example.org/a' },
    { n: 2, title: 'User focus, skill', quote: 'q', file: 'a.csv', line: 9, url: 'https://example.org/a' },
  ],
  suggestions: [{ label: 'Who?', action: 'ask', value: 'Which roles need it?' }],
};

it('shows the complete text, each source with its place, each page once, and what to ask next', () => {
  expect(printAnswer(answer, { width: 30, isStyled: false })).toBe(
    [
      'User focus',
      'Skill',
      '',
      '- understand what users need',
      '  and say so [1]',
      '',
      'Sources',
      '[1] User focus, working ·',
      '    a.csv:7',
      '[2] User focus, skill ·',
      '    a.csv:9',
      'https://example.org/a',
      '',
      'You can ask next',
      '1. Which roles need it?',
      '',
    ].join('\n'),
  );
});

it('says below an answer that a model wrote it, and of no other', () => {
  const note = 'Written by a model from the documents; each sentence was checked against its\nsource.';
  const written = { ...answer, citations: [], isWritten: true } as const;
  const look = { width: 80, isStyled: false };
  expect(printAnswer(written, look)).toContain(`say so [1]\n\n${note}\n\nYou can ask next\n`);
  expect(printAnswer(answer, look)).not.toContain('model');
});

it('sets titles in bold on a terminal', () => {
  const printed = printAnswer({ ...answer, citations: [], suggestions: [] }, { width: 80, isStyled: true });
  expect(printed.split('\n').slice(0, 2)).toEqual([
    '\u001B[1mUser focus\u001B[22m',
    '\u001B[2mSkill\u001B[22m',
  ]);
});

it('prints nothing of a document that could steer the terminal', () => {
  const text = 'a\u001B[31mred\u009B2J\u0007\u202Eb\rc\td';
  const printed = printAnswer(
    {
      kind: 'answer',
      blocks: [{ type: 'paragraph', line: { text, cites: [] }, detail: false }],
      citations: [{ n: 1, title: text, quote: text, file: text, line: 1, url: text }],
      suggestions: [{ label: text, action: 'ask', value: text }],
    },
    { width: 80, isStyled: false },
  );
  expect(printed).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  expect(printed).toContain('a[31mred2Jbc d');
});
