import { afterEach, describe, expect, it } from 'vitest';
import { ModelError } from '../../src/answers/written/chat-model.ts';
import { openEmbed } from '../../src/models/open-embed.ts';
import type { ModelSettings } from '../../src/models/settings.ts';
import { type FaultyServer, startFaultyServer } from './faulty-server.ts';
import { settingsAt } from './open-at.ts';

const started: FaultyServer[] = [];
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
});

async function open(
  others: Partial<ModelSettings> = {},
  embed?: (text: string) => readonly number[],
  now = () => performance.now(),
) {
  const server = await startFaultyServer(embed ? { embed } : {});
  started.push(server);
  const settings = settingsAt(server.url, { embeddingModel: 'meaning-1', ...others });
  const opened = await openEmbed({ settings, now, random: () => 0 });
  const none = async () => {
    throw new Error('there is no model for embeddings');
  };
  return { server, embed: opened ?? none };
}

const { signal } = new AbortController();

describe('embeddings', () => {
  it('are one vector for each text, in their order', async () => {
    const { server, embed } = await open();
    expect(await embed(['plan', 'what a team does'], signal)).toEqual([
      Float32Array.of(4, 1, 1),
      Float32Array.of(16, 4, 1),
    ]);
    expect(server.requests).toMatchObject([
      {
        path: '/v1/embeddings',
        headers: { authorization: 'Bearer sk-1' },
        body: { model: 'meaning-1', input: ['plan', 'what a team does'] },
      },
    ]);
  });

  it('are asked for in batches of 256 texts and 100,000 characters', async () => {
    const { server, embed } = await open();
    const texts = [
      ...Array.from({ length: 300 }, (_, n) => `text ${n}`),
      'a'.repeat(99_900),
      'b'.repeat(200_000),
      'c',
    ];
    const vectors = await embed(texts, signal);
    expect(server.requests.map(({ body }) => body.input?.length)).toEqual([256, 44, 1, 1, 1]);
    expect(vectors.map((vector) => vector[0])).toEqual(texts.map(({ length }) => length));
  });

  it('are none for no texts, and are not there without a model', async () => {
    const { server, embed } = await open();
    expect(await embed([], signal)).toEqual([]);
    expect(server.requests).toEqual([]);
    const dependencies = { now: () => 0, random: () => 0 };
    expect(await openEmbed({ settings: settingsAt(server.url), ...dependencies })).toBeUndefined();
  });

  it.each([
    { does: 'refuse', status: 500 },
    { does: 'refuse', status: 429, retryAfter: '0.05' },
  ] as const)('are asked for again after %j', async (behaviour) => {
    const { server, embed } = await open();
    server.next(behaviour, behaviour);
    expect(await embed(['plan'], signal)).toEqual([Float32Array.of(4, 1, 1)]);
    expect(server.requests).toHaveLength(3);
  });

  it.each([
    [{ does: 'refuse', status: 401 }, 'refused'],
    [{ does: 'refuse', status: 429, retryAfter: '60' }, 'rate-limited'],
    [{ does: 'nonsense' }, 'nonsense'],
    [{ does: 'end early', text: '' }, 'nonsense'],
    [{ does: 'hang' }, 'too slow'],
  ] as const)('fail with a word on why after %j', async (behaviour, reason) => {
    const { server, embed } = await open({ answerMs: 2_000 });
    server.always(behaviour);
    await expect(embed(['plan'], signal)).rejects.toMatchObject({ name: 'ModelError', reason });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['have different lengths', (text: string) => Array.from(text, () => 1)],
    ['are empty', () => []],
    ['hold no numbers', () => ['x' as unknown as number]],
  ])('fail where vectors %s', async (_, faulty) => {
    const { embed } = await open({}, faulty);
    await expect(embed(['plan', 'direct'], signal)).rejects.toMatchObject({ reason: 'nonsense' });
  });

  it('end with the signal, and its reason', async () => {
    const { server, embed } = await open();
    server.always({ does: 'hang' });
    await expect(embed(['plan'], AbortSignal.timeout(500))).rejects.toMatchObject({ name: 'TimeoutError' });
    await server.requests[0]?.abandoned;
    await expect(embed(['plan'], AbortSignal.abort('gone'))).rejects.toBe('gone');
    expect(server.requests).toHaveLength(1);
  });
});

describe('a model for embeddings that fails again and again', () => {
  const late = () => {
    const waiting = new AbortController();
    setTimeout(() => waiting.abort(new ModelError('too slow', 'not in time')), 50);
    return waiting.signal;
  };

  it('rests after it let five wait for too long, and is tried by one then', async () => {
    let now = 0;
    const { server, embed } = await open({}, undefined, () => now);
    server.always({ does: 'hang' });
    for (let count = 0; count < 5; count++)
      await expect(embed(['plan'], late())).rejects.toMatchObject({ reason: 'too slow' });
    now = 14_999;
    await expect(embed(['plan'], signal)).rejects.toMatchObject({ reason: 'resting' });
    expect(server.requests).toHaveLength(5);
    now = 15_000;
    server.always({ does: 'write', text: '' });
    const [one, other] = await Promise.allSettled([embed(['plan'], signal), embed(['plan'], signal)]);
    expect([one.status, other.status]).toEqual(['fulfilled', 'rejected']);
    expect(await embed(['plan'], signal)).toHaveLength(1);
  });

  it('rests at once where its key is wrong', async () => {
    const { server, embed } = await open();
    server.always({ does: 'refuse', status: 401 });
    await expect(embed(['plan'], signal)).rejects.toMatchObject({ reason: 'refused' });
    await expect(embed(['plan'], signal)).rejects.toMatchObject({ reason: 'resting' });
  });

  it('does not rest because somebody presses stop', async () => {
    const { server, embed } = await open();
    server.always({ does: 'hang' });
    for (let count = 0; count < 6; count++)
      await expect(embed(['plan'], AbortSignal.timeout(50))).rejects.toMatchObject({ name: 'TimeoutError' });
    server.always({ does: 'write', text: '' });
    expect(await embed(['plan'], signal)).toHaveLength(1);
  });
});
