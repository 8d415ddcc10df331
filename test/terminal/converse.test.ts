import { expect, it } from 'vitest';
import type { Answer } from '../../src/answers/answer.ts';
import { answerAtOnce } from '../../src/answers/answerer.ts';
import type { Topic } from '../../src/answers/asked.ts';
import { converse } from '../../src/terminal/converse.ts';
import { createInterruption } from '../../src/terminal/interruption.ts';
import { createShowAnswer } from '../../src/terminal/show-answer.ts';

const topic: Topic = { kind: 'describe', roleLevels: [] };

/** Says what it was asked and whether it knew the topic. */
function answerQuestion(question: string, known: Topic | undefined): Answer {
  const text = `${question} ${known ? 'again' : 'first'}`;
  return {
    kind: 'answer',
    blocks: [{ type: 'paragraph', line: { text, cites: [] }, detail: false }],
    citations: [],
    suggestions: question === 'bye' ? [] : [{ label: 'More', action: 'ask', value: 'more?' }],
    topic,
  };
}

async function talk(...said: string[]): Promise<string> {
  let printed = '';
  const write = async (text: string) => {
    printed += text;
  };
  await converse({
    lines: (async function* () {
      yield* said;
    })(),
    showAnswer: createShowAnswer({
      answerer: answerAtOnce(answerQuestion),
      interruption: createInterruption(),
      look: () => ({ width: 80, isStyled: false }),
      write,
    }),
    write,
  });
  return printed;
}

it('remembers what it is about, and asks a suggestion by its number', async () => {
  expect(await talk('hi', '', '1')).toBe(
    '\nhi first\n\nYou can ask next\n1. more?\n\n\nmore?\n\nmore? again\n\nYou can ask next\n1. more?\n\n',
  );
});

it.each(['exit', ' EXIT ', 'quit'])('ends at %j', async (word) => {
  expect(await talk(word, 'hi')).toBe('');
});

it('says which numbers there are', async () => {
  expect(await talk('1')).toBe('There are no suggestions to choose from. Please ask in words.\n');
  expect((await talk('hi', '2')).split('\n').at(-2)).toBe(
    'There is no suggestion 2: type a number from 1 to 1, or a question.',
  );
  expect((await talk('hi', 'bye', '1')).split('\n').at(-2)).toBe(
    'There are no suggestions to choose from. Please ask in words.',
  );
});

it('keeps the topic and the suggestions of the last answer where one is stopped', async () => {
  const answered = answerQuestion('hi', undefined);
  const asked: (readonly [string, Topic | undefined])[] = [];
  const lines = ['hi', 'stopped', '1'];
  await converse({
    lines: (async function* () {
      yield* lines;
    })(),
    async showAnswer(question, known) {
      asked.push([question, known]);
      return question === 'stopped' ? undefined : answered;
    },
    write: async () => undefined,
  });
  expect(asked).toEqual([
    ['hi', undefined],
    ['stopped', topic],
    ['more?', topic],
  ]);
});
