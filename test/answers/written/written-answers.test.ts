import { expect, it } from 'vitest';
import { keyOfWritten } from '../../../src/answers/written/written-answers.ts';

const asked = {
  documents: 'version-1',
  question: 'What does a data analyst do?',
  passages: ['Data analyst\nanalyses data'],
  model: 'model-1',
  prompt: '1',
};
const topic = { kind: 'describe', roleLevels: [{ role: 'Tester', roleLevel: 'Tester' }] } as const;

it.each([
  ['case', 'what does a DATA analyst do?'],
  ['spaces', '  What  does\n a data\tanalyst do? '],
  ['no punctuation at the end', 'What does a data analyst do'],
  ['other punctuation at the end', 'What does a data analyst do …?!'],
])('is the same key with other %s', (_name, question) => {
  expect(keyOfWritten({ ...asked, question })).toBe(keyOfWritten(asked));
});

it('is the same key however an accent is written', () => {
  const keys = ['caf\u00e9', 'cafe\u0301'].map((question) => keyOfWritten({ ...asked, question }));
  expect(keys[1]).toBe(keys[0]);
});

it.each([
  ['other documents', { documents: 'version-2' }],
  ['another word', { question: 'What does a data engineer do?' }],
  ['other words together', { question: 'What does a dataanalyst do?' }],
  ['punctuation within', { question: 'What does a data-analyst do?' }],
  ['an accent', { question: 'What does a data análýst do?' }],
  ['what belongs to a name at the end', { question: 'What does a data analyst do#' }],
  ['a topic', { topic }],
  ['other passages', { passages: ['Data analyst\nanalyses all data'] }],
  ['more passages', { passages: [...asked.passages, 'Tester\ntests'] }],
  ['another model', { model: 'model-2' }],
  ['another prompt', { prompt: '2' }],
  ['the same text in another place', { model: '1', prompt: 'model-1' }],
])('is another key with %s', (_name, other) => {
  expect(keyOfWritten({ ...asked, ...other })).not.toBe(keyOfWritten(asked));
});

it('is another key with another topic, and with other passages in their order', () => {
  const other = { ...topic, roleLevels: [{ role: 'Tester', roleLevel: 'Senior tester' }] };
  expect(keyOfWritten({ ...asked, topic: other })).not.toBe(keyOfWritten({ ...asked, topic }));
  const [one, two] = [
    ['a', 'b'],
    ['b', 'a'],
  ].map((passages) => keyOfWritten({ ...asked, passages }));
  expect(one).not.toBe(two);
});

it('holds no words of the question', () => {
  expect(keyOfWritten(asked)).toMatch(/^[\w-]{43}$/);
});
