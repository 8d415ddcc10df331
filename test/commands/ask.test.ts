import { PassThrough, Writable } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AskCommand } from '../../src/cli/command.ts';
import { ask } from '../../src/commands/ask.ts';
import { readKnowledgeConfig } from '../../src/config.ts';
import { type FaultyServer, startFaultyServer } from '../models/faulty-server.ts';

const question = 'what does an IT service manager do?';
const sentence =
  'An IT service manager will ensure that all service and support functions remain responsive to customer needs.';

let server: FaultyServer;
beforeEach(async () => {
  server = await startFaultyServer({ models: ['gpt-5-mini', 'meaning-1'] });
});
afterEach(() => server.stop());

/** All that a terminal shows, in order, of a question that is asked with a model. */
async function show(way: AskCommand['way'], settings: Record<string, string> = {}): Promise<string> {
  let shown = '';
  const output = new Writable({
    decodeStrings: false,
    write(text, _, done) {
      shown += text;
      done();
    },
  });
  await ask(way, {
    config: readKnowledgeConfig({ OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'gpt-5-mini', ...settings }),
    input: new PassThrough() as unknown as ReadStream,
    output: output as WriteStream,
    interrupts: { listen: () => undefined, end: () => undefined },
    tell: (text) => {
      shown += `${text}\n`;
    },
  });
  return shown;
}

it('tells below an answer why it was not written to its end', async () => {
  server.always({ does: 'cut', text: `${sentence} [1]\nAn IT` });
  const shown = await show({ mode: 'question', question, asJson: false });
  const lines = shown.trimEnd().split('\n');
  expect(lines).toContain('responsive to customer needs. [1]');
  expect(lines.at(-1)).toMatch(/^an answer was not written, or not to its end: the connection to the model/);
});

it('claims nothing of an embedding model, and sends it nothing', async () => {
  const shown = await show(
    { mode: 'question', question, asJson: false },
    { OPENAI_EMBEDDING_MODEL: 'meaning-1' },
  );
  expect(shown.split('\n')[0]).toBe(`answers are written by gpt-5-mini at ${new URL(server.url).host}`);
  expect(server.requests.filter(({ path }) => path.endsWith('/embeddings'))).toEqual([]);
});

it('says in JSON that a model wrote the text', async () => {
  server.always({ does: 'write', text: `${sentence} [1]` });
  const [, line = ''] = (await show({ mode: 'question', question, asJson: true })).split('\n');
  expect(JSON.parse(line)).toMatchObject({ text: expect.stringContaining(sentence), written: true });
});
