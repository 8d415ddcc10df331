import { LLMock } from '@copilotkit/aimock';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Line, Reply } from '../../src/chat/reply.ts';
import { loadAnswers } from '../../src/commands/load-answers.ts';
import { ownKnowledge } from '../../src/config.ts';
import { type FaultyServer, startFaultyServer } from '../models/faulty-server.ts';
import { toVector } from '../retrieval/fake-embed.ts';
import { faultsOfModels, type Outcome, trueLines, trueText } from './faults-of-models.ts';
import { type Heard, linesIn, openWritten, writtenIn } from './open-written.ts';

const question = 'what does a senior data engineer do?';
const short = { firstTokenMs: 1_500, answerMs: 3_000 };
/** Far more than the deadlines and the two retries take; a test that waits for longer hangs. */
const watchdogMs = 15_000;

let server: FaultyServer;
beforeEach(async () => {
  server = await startFaultyServer({ models: ['gpt-5-mini'] });
});
afterEach(() => server.stop());

describe('a model', () => {
  it.each(faultsOfModels)(
    '$name: a right answer or an honest word',
    async ({ does, always, isSlow, shown, documents, says, counts }) => {
      const rolecall = await openWritten(server.url, { settings: isSlow ? short : {} });
      server.next(...does);
      if (always) server.always(always);
      const heard = await rolecall.join('one').say(question);
      expect(heard.appended).toEqual(shown);
      expect(heard.reply.isWritten ?? false).toBe(shown.length > 0);
      expectSound(heard);
      const documented = rolecall.loaded.answerQuestion(question, undefined);
      expect(heard.text.includes(says ?? brokenOff)).toBe(says !== undefined);
      expectComplete(heard, documented, documents);
      expect(await rolecall.counts()).toEqual(counts);
    },
    watchdogMs,
  );
});

const brokenOff = 'I could not finish this.';

/** What was shown is the beginning, each sentence once, and the citations go from 1 in the order of first mention. */
function expectSound({ appended, reply }: Heard): void {
  expect(writtenIn(reply)).toEqual(appended);
  expect(new Set(appended.map(({ text }) => text)).size).toBe(appended.length);
  const mentioned = [...new Set(linesIn(reply.blocks).flatMap(({ cites }) => cites))];
  expect(mentioned).toEqual(mentioned.map((_, at) => at + 1));
  expect(reply.citations.map(({ n }) => n)).toEqual(reply.citations.map((_, at) => at + 1));
  expect(mentioned.length).toBeLessThanOrEqual(reply.citations.length);
}

/** All that the embedded default says is there, each line with the same sources. */
function expectComplete(
  { reply }: Heard,
  documented: Pick<Reply, 'blocks' | 'citations'>,
  where: 'shown' | 'behind',
): void {
  const own = reply.blocks.filter(({ type }) => type !== 'prose');
  const said = sourcedLines({ ...reply, blocks: own });
  for (const line of sourcedLines(documented)) expect(said).toContainEqual(line);
  expect(said.length - sourcedLines(documented).length).toBeLessThanOrEqual(1);
  const isShown = own.filter(({ detail }) => !detail).length > 0;
  expect(isShown).toBe(where === 'shown');
}

function sourcedLines({ blocks, citations }: Pick<Reply, 'blocks' | 'citations'>) {
  const sources = new Map(citations.map(({ n, title, quote }) => [n, `${title}: ${quote}`]));
  return linesIn(blocks).map(({ text, cites }: Line) => ({
    text,
    sources: cites.map((n) => sources.get(n)).sort(),
  }));
}

it('says once what a model repeats, and all of the documents beside it', async () => {
  const rolecall = await openWritten(server.url);
  server.next({ does: 'write', text: 'A senior data engineer leads on data products. [1]\n'.repeat(20_000) });
  const heard = await rolecall.join('one').say(question);
  expect(heard.appended).toEqual([{ text: 'A senior data engineer leads on data products.', cites: [1] }]);
  expectComplete(heard, rolecall.loaded.answerQuestion(question, undefined), 'shown');
  expect(await rolecall.counts()).toEqual({
    ...{ 'requests written': 1, 'sentences shown': 1, 'sentences dropped_repeat': 199 },
  });
});

it('gives the documents’ words at once where the connection is refused', async () => {
  const gone = await startFaultyServer({ models: ['gpt-5-mini'] });
  const rolecall = await openWritten(gone.url);
  await gone.stop();
  const heard = await rolecall.join('one').say(question);
  expectSound(heard);
  expectComplete(heard, rolecall.loaded.answerQuestion(question, undefined), 'shown');
  expect(await rolecall.counts()).toEqual({ 'requests failed_unreachable': 1 });
});

it('asks no model for a while that failed five times, and answers all the same', async () => {
  const rolecall = await openWritten(server.url);
  server.always({ does: 'nonsense' });
  for (let asked = 0; asked < 7; asked++) {
    const heard = await rolecall.join('one').say(question);
    expectComplete(heard, rolecall.loaded.answerQuestion(question, undefined), 'shown');
  }
  expect(await rolecall.counts()).toEqual({ 'requests failed_nonsense': 5, 'requests failed_resting': 2 });
});

it('embeds the documents again where another model got the name of the one before, and says so once', async () => {
  let width = 256;
  const embed = (text: string) => [...toVector(text).subarray(0, width)];
  const meant = await startFaultyServer({ models: ['gpt-5-mini', 'meaning-1'], embed });
  onTestFinished(() => meant.stop());
  const loaded = await loadAnswers({ knowledgeFolder: ownKnowledge, supportContact: '' });
  const { join, logged } = await openWritten(meant.url, {
    loaded,
    settings: { embeddingModel: 'meaning-1' },
  });
  const timesSaid = (pattern: RegExp) => logged.filter((line) => pattern.test(line)).length;
  const isDone = /"done":(\d+),"of":\1,/;
  expect(timesSaid(isDone)).toBe(1);
  width = 128;
  await join('one').say('who does the bickering?');
  await expect.poll(() => timesSaid(isDone)).toBe(2);
  const lastEmbedded = async () => {
    await join('one').say('who has to haggle?');
    return meant.requests.findLast(({ path }) => path.endsWith('/embeddings'))?.body.input;
  };
  await expect.poll(lastEmbedded).toEqual(['who has to haggle?']);
  expect(timesSaid(/a question could not be embedded/)).toBe(1);
});

it('ends the request of a model that writes on and on', async () => {
  const rolecall = await openWritten(server.url);
  const names = ['They', 'A senior data engineer', 'Senior data engineers'];
  const beginnings = names.flatMap((name) => [name, `${name} will`]);
  const text = ['lead the design of data products', 'review the work of other engineers', 'choose the tools']
    .flatMap((duty) => beginnings.map((beginning) => `${beginning} ${duty}. [1]`))
    .join('\n');
  server.next({ does: 'stall', text });
  const heard = await rolecall.join('one').say(question);
  expect(heard.appended).toHaveLength(12);
  await server.requests.at(-1)?.abandoned;
  expect(await rolecall.counts()).toEqual({ 'requests written': 1, 'sentences shown': 12 });
});

interface Imitated extends Outcome {
  readonly name: string;
  readonly content?: string;
  /** In place of a content. */
  readonly error?: Parameters<LLMock['onMessage']>[1];
  /** Only the first request fails, so. */
  readonly once?: number;
  readonly options?: Parameters<LLMock['onMessage']>[2];
}

describe('a model of another program', () => {
  let mock: LLMock;
  beforeEach(async () => {
    mock = await LLMock.create({ port: 0, chunkSize: 10 });
    mock.onMessage('Say yes.', { content: 'Yes.' });
  });
  afterEach(() => mock.stop());
  const whole: Outcome = {
    shown: trueLines,
    documents: 'behind',
    counts: { 'requests written': 1, 'sentences shown': 3 },
  };
  const failed = (reason: string): Outcome => ({
    ...{ shown: [], documents: 'shown' },
    counts: { [`requests failed_${reason}`]: 1 },
  });
  const refused = (status: number) => ({ error: { message: 'no', type: 'error' }, status });

  it.each<Imitated>([
    { name: 'does what it should', content: trueText, ...whole },
    { name: 'is slow', content: trueText, options: { latency: 5 }, ...whole },
    { name: 'fails once', content: trueText, once: 500, ...whole },
    { name: 'is busy once', content: trueText, once: 429, ...whole },
    { name: 'always fails', error: refused(500), ...failed('unreachable') },
    { name: 'is always busy', error: { ...refused(429), retryAfter: 0 }, ...failed('rate_limited') },
    { name: 'refuses the key', error: refused(401), ...failed('refused') },
    {
      name: 'sends nonsense',
      content: trueText,
      options: { chaos: { malformedRate: 1 } },
      ...failed('nonsense'),
    },
    {
      name: 'hangs up',
      content: trueText,
      options: { chaos: { disconnectRate: 1 } },
      ...failed('unreachable'),
    },
    {
      name: 'loses its stream',
      content: trueText,
      options: { truncateAfterChunks: 2 },
      ...failed('unreachable'),
    },
    { name: 'writes nothing', content: '', ...failed('nonsense') },
    {
      ...{ name: 'cites nothing', content: trueText.replace(/ \[\d\]/g, '') },
      ...{
        shown: [],
        documents: 'shown',
        counts: { 'requests replaced': 1, 'sentences dropped_citation': 3 },
      },
    },
  ])(
    'that $name',
    async ({ content, error, once, options, shown, documents, counts }) => {
      const rolecall = await openWritten(`${mock.url}/v1`);
      mock.onMessage('<question>', error ?? { content: content ?? '' }, options);
      if (once) mock.nextRequestError(once);
      const heard = await rolecall.join('one').say(question);
      expect(heard.appended).toEqual(shown);
      expectSound(heard);
      expectComplete(heard, rolecall.loaded.answerQuestion(question, undefined), documents);
      expect(await rolecall.counts()).toEqual(counts);
    },
    watchdogMs,
  );
});
