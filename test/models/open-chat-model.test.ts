import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChatModel, ModelError, type Usage } from '../../src/answers/written/chat-model.ts';
import { type FaultyServer, startFaultyServer } from './faulty-server.ts';
import { openAt, prompt, readAll } from './open-at.ts';

const text = 'The manager sets the direction. The team delivers it.';
/** Short, for what would last for ever. */
const impatient = { firstTokenMs: 1_000, answerMs: 5_000 };

let server: FaultyServer;
beforeEach(async () => {
  server = await startFaultyServer();
});
afterEach(() => server.stop());

describe('a model that writes', () => {
  it('gives its text in pieces as they come, and what it used up', async () => {
    server.next({ does: 'write', text });
    const written = await readAll(await openAt(server.url));
    expect(written).toMatchObject({ text, error: undefined, usages: [{ input: 10, output: 5 }] });
    expect(written.pieces.length).toBeGreaterThan(3);
  });

  it('is given instructions and material apart, and asked to count', async () => {
    const model = await openAt(server.url);
    await readAll(model);
    expect(model.name).toBe('gpt-5-mini');
    expect(server.requests).toMatchObject([
      {
        path: '/v1/chat/completions',
        headers: { authorization: 'Bearer sk-1' },
        body: {
          ...{ model: 'gpt-5-mini', stream: true, stream_options: { include_usage: true } },
          messages: [
            { role: 'developer', content: 'Be brief.' },
            { role: 'user', content: 'What does Ana earn?' },
          ],
        },
      },
    ]);
  });

  it('is counted by length where its server does not count', async () => {
    const silent = await startFaultyServer({ counts: false });
    silent.next({ does: 'write', text });
    // 28 characters are asked, and 53 written.
    expect((await readAll(await openAt(silent.url))).usages).toEqual([{ input: 7, output: 14 }]);
    await silent.stop();
  });

  it('leaves nothing behind on the signal of whoever asked', async () => {
    const { signal } = new AbortController();
    await readAll(await openAt(server.url), signal);
    server.next({ does: 'nonsense' });
    await readAll(await openAt(server.url), signal);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('may be slow as long as it is in time', async () => {
    server.next({ does: 'write', text, firstAfterMs: 100, eachAfterMs: 50 });
    expect((await readAll(await openAt(server.url))).text).toBe(text);
  });
});

describe('a model that does not write as it should', () => {
  it.each([
    ['takes too long for its first words', { does: 'write', text, firstAfterMs: 15_000 }, 'too slow', ''],
    ['never answers', { does: 'hang' }, 'too slow', ''],
    ['stalls in the midst of its text', { does: 'stall', text }, 'too slow', text],
    ['loses its connection', { does: 'cut', text }, 'unreachable', text],
    ['ends without saying why', { does: 'end early', text }, 'unreachable', text],
    ['fails in the midst of its text', { does: 'fail', text }, 'unreachable', text],
    ['has no room for more', { does: 'end', text, because: 'length' }, 'nonsense', text],
    ['is stopped by a filter', { does: 'end', text, because: 'content_filter' }, 'refused', text],
    ['sends what is no JSON', { does: 'nonsense' }, 'nonsense', ''],
    ['writes nothing', { does: 'write', text: '' }, 'nonsense', ''],
    ['refuses the key', { does: 'refuse', status: 401, code: 'invalid_api_key' }, 'refused', ''],
    ['is not known', { does: 'refuse', status: 404 }, 'refused', ''],
    ['has no quota', { does: 'refuse', status: 429, code: 'insufficient_quota' }, 'rate-limited', ''],
    ['has too many requests for long', { does: 'refuse', status: 429, retryAfter: '3' }, 'rate-limited', ''],
  ] as const)('is reported where it %s, once asked', async (_, behaviour, reason, shown) => {
    server.always(behaviour);
    const written = await readAll(await openAt(server.url, impatient));
    expect(written).toMatchObject({ reason, text: shown });
    expect(server.requests).toHaveLength(1);
  });

  it('is reported where it writes on, but slowly', async () => {
    server.next({ does: 'write', text, eachAfterMs: 400 });
    const written = await readAll(await openAt(server.url, { firstTokenMs: 900, answerMs: 1_000 }));
    expect(written.reason).toBe('too slow');
    expect(text.startsWith(written.text)).toBe(true);
  });

  it('is reported where nobody listens', async () => {
    const gone = await startFaultyServer();
    await gone.stop();
    const written = await readAll(await openAt(gone.url));
    expect(written).toMatchObject({ reason: 'unreachable', usages: [] });
    expect(String(written.error)).toContain('ECONNREFUSED');
  });

  it('is read no further than 32 kB, and its request is ended', async () => {
    server.next({ does: 'write', text: 'x'.repeat(1_000_000) });
    const written = await readAll(await openAt(server.url));
    expect(written.reason).toBe('nonsense');
    expect(written.text.length).toBeLessThanOrEqual(32_768);
    await server.requests[0]?.abandoned;
  });

  it.each([
    { does: 'refuse', status: 400 },
    { does: 'refuse', status: 401 },
    { does: 'refuse', status: 500 },
    { does: 'nonsense' },
    { does: 'fail', text: '' },
  ] as const)('is told without what was asked, or what the server said: %j', async (behaviour) => {
    server.always(behaviour);
    const { error } = await readAll(await openAt(server.url));
    expect(error).toBeInstanceOf(ModelError);
    const told = error instanceof ModelError ? `${error.stack} ${JSON.stringify(error)} ${error.cause}` : '';
    expect(told).not.toMatch(/Ana|sk-/);
  });

  it('has its request ended, and is counted for what it has read', async () => {
    server.next({ does: 'stall', text });
    const { usages } = await readAll(await openAt(server.url, impatient));
    expect(usages).toEqual([{ input: 7, output: 14 }]);
    await server.requests[0]?.abandoned;
  });

  it('is counted for what it has read where nobody can read what it writes', async () => {
    server.next({ does: 'nonsense' });
    expect((await readAll(await openAt(server.url))).usages).toEqual([{ input: 7, output: 0 }]);
  });

  it('is not counted where it took nothing', async () => {
    server.always({ does: 'refuse', status: 500 });
    expect((await readAll(await openAt(server.url))).usages).toEqual([]);
  });
});

describe('a model that fails before its first words', () => {
  it.each([
    ['500', { does: 'refuse', status: 500 }],
    ['503', { does: 'refuse', status: 503 }],
    ['429', { does: 'refuse', status: 429 }],
    ['429 with a time', { does: 'refuse', status: 429, retryAfter: '0.05' }],
    ['a lost connection', { does: 'cut', text: '' }],
  ] as const)('is asked twice more after %s', async (_, behaviour) => {
    server.next(behaviour, behaviour, { does: 'write', text });
    const written = await readAll(await openAt(server.url));
    expect(written).toMatchObject({ text, error: undefined, usages: [{ input: 10, output: 5 }] });
    expect(server.requests).toHaveLength(3);
  });

  it('is not asked a fourth time', async () => {
    server.always({ does: 'refuse', status: 500 });
    expect((await readAll(await openAt(server.url))).reason).toBe('unreachable');
    expect(server.requests).toHaveLength(3);
  });

  it('is not waited for longer than its first words may take', async () => {
    server.always({ does: 'refuse', status: 429, retryAfter: '1' });
    expect((await readAll(await openAt(server.url, { firstTokenMs: 900 }))).reason).toBe('rate-limited');
    expect(server.requests).toHaveLength(1);
  });
});

describe('whoever presses stop', () => {
  it('ends the request, and gets the reason back', async () => {
    const stop = new AbortController();
    server.next({ does: 'stall', text });
    const model = await openAt(server.url);
    const pieces: string[] = [];
    const usages: unknown[] = [];
    const reading = (async () => {
      const asked = { signal: stop.signal, onUsage: (usage: unknown) => usages.push(usage) };
      for await (const piece of model.write(prompt, asked)) {
        pieces.push(piece);
        if (pieces.join('') === text) stop.abort('stopped by Ana');
      }
    })();
    await expect(reading).rejects.toBe('stopped by Ana');
    expect(pieces.join('')).toBe(text);
    expect(usages).toEqual([{ input: 7, output: 14 }]);
    await server.requests[0]?.abandoned;
  });

  it('may do so before the first words, and between two attempts', async () => {
    const model = await openAt(server.url);
    server.next({ does: 'hang' });
    expect((await readAll(model, AbortSignal.timeout(500))).error).toMatchObject({ name: 'TimeoutError' });
    server.next({ does: 'refuse', status: 429, retryAfter: '10' });
    expect((await readAll(model, AbortSignal.timeout(500))).error).toMatchObject({ name: 'TimeoutError' });
    expect((await readAll(model, AbortSignal.abort('gone'))).error).toBe('gone');
    expect(server.requests).toHaveLength(2);
  });

  it('says nothing against the model', async () => {
    const model = await openAt(server.url);
    server.always({ does: 'hang' });
    for (let count = 0; count < 6; count++) await readAll(model, AbortSignal.timeout(50));
    server.always({ does: 'write', text: 'Yes.' });
    expect((await readAll(model)).text).toBe('Yes.');
  });
});

it('ends the request where the reader has had enough', async () => {
  server.next({ does: 'stall', text });
  const model = await openAt(server.url);
  const usages: unknown[] = [];
  const asked = { signal: new AbortController().signal, onUsage: (usage: unknown) => usages.push(usage) };
  for await (const piece of model.write(prompt, asked)) {
    expect(piece).toBe('The manager ');
    break;
  }
  expect(usages).toEqual([{ input: 7, output: 3 }]);
  await server.requests[0]?.abandoned;
});

describe('whoever stops reading without a word, as LangChain does', () => {
  /** Reads one piece, and comes back for nothing. */
  const readOne = async (model: ChatModel) => {
    const [enough, usages] = [new AbortController(), [] as Usage[]];
    const asked = { signal: enough.signal, onUsage: (usage: Usage) => usages.push(usage) };
    const { value } = await model.write(prompt, asked)[Symbol.asyncIterator]().next();
    enough.abort();
    return { value, usages };
  };

  it('is counted once, and has the request ended', async () => {
    server.next({ does: 'stall', text });
    const { value, usages } = await readOne(await openAt(server.url));
    expect(value).toBe('The manager ');
    expect(usages).toEqual([{ input: 7, output: 3 }]);
    await server.requests[0]?.abandoned;
  });

  it('leaves the model to the next question where it was tried out', async () => {
    let now = 0;
    const model = await openAt(server.url, {}, () => now);
    server.always({ does: 'nonsense' });
    for (let count = 0; count < 5; count++) await readAll(model);
    now = 15_000;
    server.always({ does: 'write', text });
    await readOne(model);
    expect((await readAll(model)).text).toBe(text);
  });
});

describe('a model that fails again and again', () => {
  it('rests for a quarter of a minute after five failures in a row, and is tried by one question then', async () => {
    let now = 0;
    const model = await openAt(server.url, {}, () => now);
    server.always({ does: 'nonsense' });
    for (let count = 0; count < 5; count++) expect((await readAll(model)).reason).toBe('nonsense');
    expect((await readAll(model)).reason).toBe('resting');
    now = 14_999;
    expect((await readAll(model)).reason).toBe('resting');
    expect(server.requests).toHaveLength(5);
    now = 15_000;
    server.always({ does: 'write', text, firstAfterMs: 100 });
    const [one, other] = await Promise.all([readAll(model), readAll(model)]);
    expect([one.text, other.reason]).toEqual([text, 'resting']);
    expect((await readAll(model)).text).toBe(text);
  });

  it('rests at once, and for longer, where its key is wrong', async () => {
    let now = 0;
    const model = await openAt(server.url, {}, () => now);
    server.always({ does: 'refuse', status: 401 });
    expect((await readAll(model)).reason).toBe('refused');
    now = 299_999;
    expect((await readAll(model)).reason).toBe('resting');
    now = 300_000;
    expect((await readAll(model)).reason).toBe('refused');
    expect(server.requests).toHaveLength(2);
  });

  it('does not rest because of questions that are filtered', async () => {
    const model = await openAt(server.url);
    server.always({ does: 'refuse', status: 400, code: 'content_filter' });
    for (let count = 0; count < 6; count++) expect((await readAll(model)).reason).toBe('refused');
  });
});
