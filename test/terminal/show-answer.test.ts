import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answers/answer.ts';
import type { Answerer } from '../../src/answers/answerer.ts';
import type { Block, Line } from '../../src/chat/reply.ts';
import { createInterruption } from '../../src/terminal/interruption.ts';
import { printAnswer } from '../../src/terminal/print-answer.ts';
import { createShowAnswer } from '../../src/terminal/show-answer.ts';

const look = { width: 30, isStyled: false };
const lines: readonly Line[] = [
  { text: 'User focus is about what people need.', cites: [1] },
  { text: 'It has four levels.', cites: [] },
  { text: 'Two roles need it:', cites: [1, 2, 3] },
];
const prose: Block = { type: 'prose', lines, detail: false };
const answer: Answer = {
  kind: 'answer',
  blocks: [prose, { type: 'list', items: [{ text: 'IT service manager', cites: [2] }], detail: false }],
  citations: [{ n: 1, title: 'User focus, skill', quote: 'q', file: 'a.csv', line: 7 }],
  suggestions: [],
  isWritten: true,
};

/** What was printed, piece by piece, by an answerer of the test's own. */
function open(answerer: Answerer) {
  const pieces: string[] = [];
  const interruption = createInterruption();
  const showAnswer = createShowAnswer({
    ...{ answerer, interruption, look: () => look },
    write: async (text) => void pieces.push(text),
  });
  return { pieces, interruption, show: () => showAnswer('q?', undefined) };
}

describe('an answer in the terminal', () => {
  it('is printed sentence by sentence, wrapped and with its marks, and then the rest of it', async () => {
    const { pieces, show } = open(async (_asked, { append }) => {
      for (const line of lines) await append(line);
      return answer;
    });
    expect(await show()).toBe(answer);
    expect(pieces).toEqual([
      'User focus is about what\npeople need. [1]',
      ' It has four\nlevels.',
      ' Two roles need it:\n[1–3]',
      [
        '',
        '- IT service manager [2]',
        '',
        'Written by a model from the',
        'documents; each sentence was',
        'checked against its source.',
        '',
        'Sources',
        '[1] User focus, skill ·',
        '    a.csv:7',
        '',
      ].join('\n'),
    ]);
    expect(pieces.join('')).toBe(printAnswer(answer, look));
  });

  it('is printed at once where nothing comes before it', async () => {
    const { pieces, show } = open(async () => answer);
    await show();
    expect(pieces).toEqual([printAnswer(answer, look)]);
  });

  it('is printed whole below what was printed where it turned out to be another', async () => {
    const { pieces, show } = open(async (_asked, { append }) => {
      await append({ text: 'Something else.', cites: [] });
      return answer;
    });
    await show();
    expect(pieces).toEqual(['Something else.', `\n\n${printAnswer(answer, look)}`]);
  });

  it('prints nothing that could steer the terminal while it comes', async () => {
    const { pieces, show } = open(async (_asked, { append }) => {
      await append({ text: 'a\u001B[31mred', cites: [] });
      return { ...answer, blocks: [] };
    });
    await show();
    expect(pieces[0]).toBe('a[31mred');
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('stopped'))],
    ['comes all the same', async () => answer],
  ])('is stopped, keeps what was printed, and says so, where it then %s', async (_, end) => {
    const { pieces, interruption, show } = open(async (_asked, { append, stopped }) => {
      await append({ text: 'The beginning.', cites: [] });
      expect(interruption.stop()).toBe(true);
      expect(stopped.aborted).toBe(true);
      await append({ text: 'Too late.', cites: [] });
      return end();
    });
    expect(await show()).toBeUndefined();
    expect(pieces).toEqual([
      'The beginning.',
      '\n\nStopped. A model wrote what\nstands above; ask again for\nits sources.\n',
    ]);
  });

  it('says that it was stopped before it began', async () => {
    const { pieces, interruption, show } = open(async () => {
      interruption.stop();
      return answer;
    });
    await show();
    expect(pieces).toEqual(['Stopped.\n']);
  });

  it('passes a bug on', async () => {
    const { show } = open(() => Promise.reject(new Error('a bug')));
    await expect(show()).rejects.toThrow('a bug');
  });
});

it('stops an answer once, and nothing where none is under way', async () => {
  const interruption = createInterruption();
  expect(interruption.stop()).toBe(false);
  await interruption.whileStoppable(async () => {
    expect([interruption.stop(), interruption.stop()]).toEqual([true, false]);
  });
  expect(interruption.stop()).toBe(false);
});
