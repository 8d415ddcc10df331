import { LLMock } from '@copilotkit/aimock';
import { AIMessageChunk } from '@langchain/core/messages';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkModel } from '../../src/models/check-model.ts';
import { openChatModel } from '../../src/models/open-chat-model.ts';
import { openEmbed } from '../../src/models/open-embed.ts';
import type { ModelSettings } from '../../src/models/settings.ts';
import { openAt, readAll, settingsAt } from './open-at.ts';

const text = 'The manager sets the direction. The team delivers it.';
const clock = { now: () => performance.now(), random: () => 0 };

let mock: LLMock;
beforeEach(async () => {
  mock = await LLMock.create({ port: 0, chunkSize: 10 });
  mock.onMessage('Ana', { content: text });
  mock.onMessage('Say yes.', { content: 'Yes.' });
  mock.onEmbedding('plan', { embedding: [0.5, 0.25] });
  mock.onEmbedding('yes', { embedding: [1, 0] });
});
afterEach(() => mock.stop());

function azure(): ModelSettings {
  const via = { kind: 'azure', endpoint: mock.url, key: 'k-1', version: '2024-10-21' } as const;
  return { ...settingsAt(mock.url), via, model: 'writer', embeddingModel: 'meaning' };
}

describe('OpenAI, as another program imitates it', () => {
  it('writes, in pieces', async () => {
    const written = await readAll(await openAt(`${mock.url}/v1`));
    expect(written).toMatchObject({ text, error: undefined });
    expect(written.pieces.length).toBe(6);
    expect(written.usages).toEqual([{ input: expect.any(Number), output: 14 }]);
  });

  it('writes by its newer API where the model has no other', async () => {
    expect((await readAll(await openAt(`${mock.url}/v1`, { model: 'gpt-5.1-codex' }))).text).toBe(text);
    expect(mock.getLastRequest()?.path).toBe('/v1/responses');
  });

  it.each([429, 500])('is asked again after %i', async (status) => {
    mock.nextRequestError(status);
    expect((await readAll(await openAt(`${mock.url}/v1`))).text).toBe(text);
    expect(mock.getRequests()).toHaveLength(2);
  });

  it('gives vectors', async () => {
    const settings = settingsAt(`${mock.url}/v1`, { embeddingModel: 'text-embedding-3-small' });
    const embed = await openEmbed({ settings, ...clock });
    expect(await embed?.(['plan'], new AbortController().signal)).toEqual([Float32Array.of(0.5, 0.25)]);
  });
});

describe('Azure OpenAI', () => {
  it('writes and gives vectors by its deployments', async () => {
    const model = await openChatModel({ settings: azure(), ...clock });
    expect(await readAll(model)).toMatchObject({ text, error: undefined });
    const embed = await openEmbed({ settings: azure(), ...clock });
    expect(await embed?.(['plan'], new AbortController().signal)).toEqual([Float32Array.of(0.5, 0.25)]);
    expect(mock.getRequests().map(({ path }) => path)).toEqual([
      '/openai/deployments/writer/chat/completions?api-version=2024-10-21',
      '/openai/deployments/meaning/embeddings?api-version=2024-10-21',
    ]);
    expect(mock.getRequests().map(({ headers }) => Object.keys(headers).includes('api-key'))).toEqual([
      true,
      true,
    ]);
  });

  it('is checked by asking its deployments', async () => {
    expect(await checkModel({ settings: azure() })).toEqual({
      ...{ canWrite: true, canEmbed: true, works: true },
      line: `answers are written by writer at ${new URL(mock.url).host}; passages are found by meaning with meaning`,
    });
  });
});

describe('another company', () => {
  const other = (company: string): ModelSettings => ({
    ...settingsAt(mock.url),
    via: { kind: 'other', company },
    model: 'large-1',
  });

  it('writes through LangChain, with the key that its package reads', async () => {
    vi.stubEnv('LANGSMITH_GATEWAY', mock.url);
    vi.stubEnv('LANGSMITH_GATEWAY_API_KEY', 'key');
    const model = await openChatModel({ settings: other('langsmith'), ...clock });
    expect(await readAll(model)).toMatchObject({ text, error: undefined });
    expect(mock.getLastRequest()?.body).toMatchObject({ model: 'large-1' });
    vi.unstubAllEnvs();
  });

  it.each([
    ['Anthropic’s', { additional_kwargs: { stop_reason: 'max_tokens', stop_sequence: null } }],
    ['Anthropic’s, by another version', { response_metadata: { stop_reason: 'max_tokens' } }],
    ['Google’s', { response_metadata: { finishReason: 'MAX_TOKENS' } }],
    ['Ollama’s', { response_metadata: { done_reason: 'length' } }],
  ])('has an answer that was cut told from a whole one: %s', async (_, last) => {
    const stream = async () => [
      new AIMessageChunk({ content: text, additional_kwargs: { stop_reason: null } }),
      new AIMessageChunk({ content: '', ...last }),
    ];
    vi.doMock('langchain/chat_models/universal', () => ({
      initChatModel: async () => ({ stream }),
      MODEL_PROVIDER_CONFIG: { cut: { package: '@langchain/cut' } },
    }));
    const written = await readAll(await openChatModel({ settings: other('cut'), ...clock }));
    vi.doUnmock('langchain/chat_models/universal');
    expect(written).toMatchObject({ text, reason: 'nonsense' });
  });

  it('is used once its package is installed, which the message names', async () => {
    await expect(openChatModel({ settings: other('anthropic'), ...clock })).rejects.toMatchObject({
      name: 'ModelSettingsError',
      message:
        'MODEL=anthropic:large-1 cannot be used as it is: install its package with npm i @langchain/anthropic.',
    });
  });

  it('is not used without its package, and the check says why', async () => {
    expect(await checkModel({ settings: other('anthropic') })).toEqual({
      ...{ canWrite: false, canEmbed: false, works: false },
      line: 'answers are the documents’ own words: MODEL=anthropic:large-1 cannot be used as it is: install its package with npm i @langchain/anthropic.',
    });
  });

  it('has to be one that LangChain knows', async () => {
    await expect(openChatModel({ settings: other('acme'), ...clock })).rejects.toMatchObject({
      name: 'ModelSettingsError',
      message: expect.stringMatching(/^MODEL names "acme", and LangChain knows anthropic, .*ollama/),
    });
  });

  it('has no embeddings', async () => {
    const settings = { ...other('anthropic'), embeddingModel: 'meaning' };
    expect(await openEmbed({ settings, ...clock })).toBeUndefined();
  });
});
