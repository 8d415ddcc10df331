import { expect, it } from 'vitest';
import type { ChatModel } from '../../../src/answers/written/chat-model.ts';
import { traceModel } from '../../../src/answers/written/trace-model.ts';
import type { Trace } from '../../../src/chat/trace.ts';

const prompt = { instructions: 'i', input: 'q' };
const asked = { signal: new AbortController().signal, onUsage: () => undefined };

/** A model that is traced, and what was told of it. */
function open(write: ChatModel['write']) {
  const told: string[] = [];
  const trace: Trace = async (name, labels, work) => {
    told.push(`${name} ${JSON.stringify(labels)} begins`);
    try {
      const result = await work();
      told.push('ends');
      return result;
    } catch (error) {
      told.push('fails');
      throw error;
    }
  };
  return { told, model: traceModel({ name: 'a-model', write }, trace) };
}

async function* words() {
  yield 'one';
  yield 'two';
}

const begins = 'model {"model":"a-model"} begins';

it('is under way until its last words', async () => {
  const { model, told } = open(words);
  const read: string[] = [];
  for await (const word of model.write(prompt, asked)) read.push(word);
  await Promise.resolve();
  expect(read).toEqual(['one', 'two']);
  expect(told).toEqual([begins, 'ends']);
});

it('ends where nobody reads on', async () => {
  const { model, told } = open(words);
  for await (const word of model.write(prompt, asked)) if (word === 'one') break;
  await Promise.resolve();
  expect(told).toEqual([begins, 'ends']);
});

it('fails where the model does, for whoever reads too', async () => {
  const { model, told } = open(() => ({
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('refused')) }),
  }));
  const read = async () => {
    for await (const _ of model.write(prompt, asked));
  };
  await expect(read()).rejects.toThrow('refused');
  await Promise.resolve();
  expect(told).toEqual([begins, 'fails']);
});
