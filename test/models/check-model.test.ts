import { afterEach, describe, expect, it } from 'vitest';
import { checkModel } from '../../src/models/check-model.ts';
import { readFailure } from '../../src/models/failure.ts';
import type { ModelSettings } from '../../src/models/settings.ts';
import { type Behaviour, type FaultyServer, startFaultyServer } from './faulty-server.ts';
import { settingsAt } from './open-at.ts';

let server: FaultyServer | undefined;
afterEach(() => server?.stop());

type Options = NonNullable<Parameters<typeof startFaultyServer>[0]> & { withinMs?: number };

async function check(
  options: Options,
  others: Partial<ModelSettings> = {},
  behaviours: readonly Behaviour[] = [],
) {
  server = await startFaultyServer(options);
  server.next(...behaviours);
  const { line, ...can } = await checkModel({
    settings: settingsAt(server.url, others),
    withinMs: options.withinMs ?? 20_000,
  });
  return {
    ...can,
    line: line.replaceAll(new URL(server.url).host, 'HOST'),
    paths: server.requests.map(({ path }) => path),
  };
}

const both = { embeddingModel: 'meaning-1' };

describe('the check of a model', () => {
  it('asks the list of models alone where that names them', async () => {
    expect(await check({ models: ['gpt-5-mini', 'meaning-1'] }, both)).toEqual({
      ...{ canWrite: true, canEmbed: true, works: true, paths: ['/v1/models'] },
      line: 'answers are written by gpt-5-mini at HOST; passages are found by meaning with meaning-1',
    });
    await server?.stop();
    expect(await check({ models: ['gpt-5-mini'] })).toMatchObject({
      ...{ canWrite: true, canEmbed: false },
      line: 'answers are written by gpt-5-mini at HOST',
    });
  });

  it.each([
    ['has no list', {}],
    ['lists other names', { models: ['gpt-5-mini:latest'] }],
  ])('asks the models themselves where the server %s', async (_, options) => {
    const { paths, ...checked } = await check(options, both);
    expect(checked).toEqual({
      ...{ canWrite: true, canEmbed: true, works: true },
      line: 'answers are written by gpt-5-mini at HOST; passages are found by meaning with meaning-1',
    });
    expect(paths.toSorted()).toEqual(['/v1/chat/completions', '/v1/embeddings', '/v1/models']);
  });

  it('says which key is refused, and uses neither model', async () => {
    expect(await check({ key: 'sk-2', models: ['gpt-5-mini'] }, both)).toEqual({
      ...{ canWrite: false, canEmbed: false, works: false, paths: ['/v1/models'] },
      line: 'answers are the documents’ own words: HOST refuses the key (401); correct OPENAI_API_KEY and start again; passages are found by their words alone',
    });
  });

  it('says which model is not known', async () => {
    const unknown: Behaviour = { does: 'refuse', status: 404, code: 'model_not_found' };
    expect(await check({}, {}, [unknown, unknown])).toMatchObject({
      ...{ canWrite: false, canEmbed: false },
      line: 'answers are the documents’ own words: HOST does not know gpt-5-mini (404); correct OPENAI_MODEL, or OPENAI_BASE_URL, which mostly ends in /v1, and start again',
    });
    await server?.stop();
    expect(
      await check({ models: ['gpt-5-mini'] }, both, [{ does: 'write', text: '' }, unknown]),
    ).toMatchObject({
      ...{ canWrite: true, canEmbed: false, works: false },
      line: expect.stringMatching(
        /^answers are written by gpt-5-mini at HOST; passages are found by their words alone: HOST does not know meaning-1 \(404\); correct OPENAI_EMBEDDING_MODEL, or OPENAI_BASE_URL/,
      ),
    });
  });

  it('says that an account has no quota', async () => {
    const used: Behaviour = { does: 'refuse', status: 429, code: 'insufficient_quota' };
    expect(await check({}, {}, [used, used])).toMatchObject({
      canWrite: false,
      line: 'answers are the documents’ own words: HOST has no quota left for this account; see to it and start again',
    });
  });

  it.each([
    ['an error', '{"error":"Unexpected endpoint or method. Returning 200 anyway"}'],
    ['a page', '<!doctype html>\n<title>data: a server</title>\n'],
  ])('says that nothing is written where the server sends %s and calls it a success', async (_, body) => {
    server = await startFaultyServer();
    server.always({ does: 'send', body });
    const host = new URL(server.url).host;
    const says = `answers are the documents’ own words: ${host}: the model wrote nothing`;
    const again = 'gpt-5-mini is asked again with each question';
    const { line } = await checkModel({ settings: settingsAt(`http://${host}`) });
    expect(line).toBe(`${says}; OPENAI_BASE_URL mostly ends in /v1, and here it does not; ${again}`);
    expect((await checkModel({ settings: settingsAt(server.url) })).line).toBe(`${says}; ${again}`);
  });

  it('keeps what cannot be reached at the moment', async () => {
    expect(await check({ withinMs: 500 }, {}, [{ does: 'hang' }])).toMatchObject({
      ...{ canWrite: true, works: false },
      line: 'answers are the documents’ own words: HOST did not answer in time; gpt-5-mini is asked again with each question',
    });
    await server?.stop();
    const url = server?.url ?? '';
    const { canWrite, line } = await checkModel({ settings: settingsAt(url) });
    expect(canWrite).toBe(true);
    expect(line).toMatch(
      /: the connection to the model failed \(ECONNREFUSED\); gpt-5-mini is asked again with each question$/,
    );
  });

  it('says what TLS finds wrong', async () => {
    server = await startFaultyServer();
    const { line } = await checkModel({ settings: settingsAt(server.url.replace('http:', 'https:')) });
    expect(line).toMatch(/: the connection to the model failed \(ERR_SSL_\w+\); /);
  });

  it.each([
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
  ])('reads %s where a client hides it', (code) => {
    const cause = Object.assign(new Error('self-signed certificate'), { code });
    const thrown = new Error('Connection error.', { cause: new TypeError('fetch failed', { cause }) });
    expect(readFailure(thrown)).toMatchObject({
      error: { reason: 'unreachable', message: `the connection to the model failed (${code})` },
    });
  });

  it('holds no secret', async () => {
    const { line } = await check({ key: 'sk-2' });
    expect(line).not.toContain('sk-');
  });
});
