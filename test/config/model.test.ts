import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/config/config-error.ts';
import { readConfig, readKnowledgeConfig } from '../../src/config.ts';

const openAi = { OPENAI_API_KEY: 'sk-1', OPENAI_MODEL: 'gpt-5-mini' };
const azure = {
  ...{ AZURE_OPENAI_API_KEY: 'k', AZURE_OPENAI_ENDPOINT: 'https://name.openai.azure.com/' },
  AZURE_OPENAI_DEPLOYMENT: 'writer',
};
const byDefault = {
  ...{ firstTokenMs: 5_000, answerMs: 45_000 },
  ...{ tokensPerPerson: 100_000, tokensPerDay: 5_000_000 },
};

describe('the model', () => {
  it('is none by default, nor by a key, an address or limits alone', () => {
    expect(readConfig({}).model).toBeUndefined();
    expect(readConfig({ OPENAI_API_KEY: 'sk-1', OPENAI_BASE_URL: 'http://ollama:11434/v1' }).model).toBe(
      undefined,
    );
    expect(readConfig({ MODEL_ANSWER_SECONDS: '30' }).model).toBeUndefined();
  });

  it.each([
    [
      'OpenAI’s',
      openAi,
      {
        via: { kind: 'openai', baseUrl: 'https://api.openai.com/v1', key: 'sk-1' },
        model: 'gpt-5-mini',
      },
    ],
    [
      'OpenAI’s with embeddings',
      { ...openAi, OPENAI_EMBEDDING_MODEL: 'text-embedding-3-small' },
      {
        via: { kind: 'openai', baseUrl: 'https://api.openai.com/v1', key: 'sk-1' },
        ...{ model: 'gpt-5-mini', embeddingModel: 'text-embedding-3-small' },
      },
    ],
    [
      'on a server of one’s own, which needs no key',
      { OPENAI_MODEL: 'llama3.2', OPENAI_BASE_URL: 'http://ollama:11434/v1/' },
      { via: { kind: 'openai', baseUrl: 'http://ollama:11434/v1' }, model: 'llama3.2' },
    ],
    [
      'on Azure',
      { ...azure, AZURE_OPENAI_EMBEDDING_DEPLOYMENT: 'meaning' },
      {
        via: {
          ...{ kind: 'azure', endpoint: 'https://name.openai.azure.com' },
          ...{ key: 'k', version: '2024-10-21' },
        },
        ...{ model: 'writer', embeddingModel: 'meaning' },
      },
    ],
    [
      'another company’s',
      { MODEL: 'ollama:llama3.2:1b' },
      { via: { kind: 'other', company: 'ollama' }, model: 'llama3.2:1b' },
    ],
  ])('can be %s', (_, environment, model) => {
    expect(readConfig(environment).model).toEqual({ ...model, ...byDefault });
    expect(readKnowledgeConfig(environment).model).toEqual({ ...model, ...byDefault });
  });

  it('has the times, limits and prices that are set', () => {
    const set = {
      ...{ MODEL_FIRST_TOKEN_SECONDS: '2.5', MODEL_ANSWER_SECONDS: '20' },
      ...{ MODEL_TOKENS_PER_PERSON: '2000', MODEL_TOKENS_PER_DAY: '30000' },
      ...{ MODEL_PRICE_INPUT: '0.25', MODEL_PRICE_OUTPUT: '2' },
    };
    expect(readConfig({ ...openAi, ...set }).model).toMatchObject({
      ...{ firstTokenMs: 2_500, answerMs: 20_000, tokensPerPerson: 2_000, tokensPerDay: 30_000 },
      prices: { input: 0.25, output: 2 },
    });
  });
});

describe('settings of a model that contradict each other', () => {
  it.each([
    [
      { OPENAI_MODEL: 'gpt-5-mini' },
      /^OPENAI_API_KEY is missing: OPENAI_MODEL needs a key, or OPENAI_BASE_URL/,
    ],
    [
      { OPENAI_API_KEY: 'sk-1', OPENAI_EMBEDDING_MODEL: 'e' },
      'OPENAI_MODEL is missing: OPENAI_EMBEDDING_MODEL is used beside it only.',
    ],
    [
      { AZURE_OPENAI_DEPLOYMENT: 'writer', AZURE_OPENAI_API_KEY: 'k' },
      'AZURE_OPENAI_ENDPOINT is missing: AZURE_OPENAI_DEPLOYMENT cannot be reached without.',
    ],
    [
      { AZURE_OPENAI_EMBEDDING_DEPLOYMENT: 'meaning' },
      'AZURE_OPENAI_DEPLOYMENT is missing: AZURE_OPENAI_EMBEDDING_DEPLOYMENT is used beside it only.',
    ],
    [
      { ...openAi, MODEL: 'anthropic:claude' },
      'OPENAI_MODEL and MODEL each choose a model: keep one of them, and remove the others.',
    ],
    [
      { ...openAi, ...azure },
      'OPENAI_MODEL and AZURE_OPENAI_DEPLOYMENT each choose a model: keep one of them, and remove the others.',
    ],
    [
      { ...openAi, MODEL_PRICE_INPUT: '1' },
      'MODEL_PRICE_OUTPUT is missing: cost is counted with both prices.',
    ],
    [
      { ...openAi, MODEL_FIRST_TOKEN_SECONDS: '50' },
      'MODEL_ANSWER_SECONDS must not be less than MODEL_FIRST_TOKEN_SECONDS, which is a part of it.',
    ],
  ])('are refused with how to mend them: %j', (environment, problem) => {
    const expected = expect.stringMatching(problem);
    expect(problemsOf(() => readConfig(environment))).toEqual([expected]);
    expect(problemsOf(() => readKnowledgeConfig(environment))).toEqual([expected]);
  });

  it('are told once each value can be used', () => {
    const environment = { MODEL_TOKENS_PER_PERSON: '0', MODEL_PRICE_INPUT: '1' };
    expect(problemsOf(() => readConfig(environment))).toEqual([
      expect.stringMatching(/^MODEL_TOKENS_PER_PERSON must be/),
    ]);
    expect(problemsOf(() => readConfig({ ...environment, MODEL_TOKENS_PER_PERSON: '1' }))).toEqual([
      expect.stringMatching(/^MODEL_PRICE_OUTPUT is missing/),
    ]);
  });

  it('are told beside what else is wrong', () => {
    const environment = { OPENAI_MODEL: 'gpt-5-mini', SLACK_BOT_TOKEN: 'xoxb-1' };
    expect(problemsOf(() => readConfig(environment))).toEqual([
      expect.stringMatching(/^SLACK_SIGNING_SECRET is missing/),
      expect.stringMatching(/^OPENAI_API_KEY is missing/),
    ]);
  });
});

it.each([
  [
    { MODEL_ANSWER_SECONDS: 'long' },
    /^MODEL_ANSWER_SECONDS must be a number of seconds, more than 0, and 600 at most. It is "long"/,
  ],
  [
    { MODEL_FIRST_TOKEN_SECONDS: '0' },
    /^MODEL_FIRST_TOKEN_SECONDS must be a number of seconds, more than 0, and 600 at most/,
  ],
  [
    { MODEL_ANSWER_SECONDS: '601' },
    /^MODEL_ANSWER_SECONDS must be a number of seconds, more than 0, and 600 at most/,
  ],
  [
    { MODEL_TOKENS_PER_PERSON: '1.5' },
    /^MODEL_TOKENS_PER_PERSON must be a whole number of tokens, such as 100000/,
  ],
  [{ MODEL_TOKENS_PER_DAY: '0' }, /^MODEL_TOKENS_PER_DAY must be a whole number of tokens, such as 5000000/],
  [{ MODEL_PRICE_INPUT: '-1' }, /^MODEL_PRICE_INPUT must be the price of a million tokens, such as 0.25/],
  [{ MODEL: 'claude' }, /^MODEL must be a company and its model, such as anthropic:/],
  [
    { MODEL: 'openai:gpt-5-mini' },
    /^MODEL is for other companies: set OPENAI_MODEL or AZURE_OPENAI_DEPLOYMENT/,
  ],
  [
    { AZURE_OPENAI_API_VERSION: '1' },
    /^AZURE_OPENAI_API_VERSION must be a version of Azure’s API, such as 2024/,
  ],
])('refuses %j', (environment, problem) => {
  expect(problemsOf(() => readConfig(environment))).toEqual([expect.stringMatching(problem)]);
});

it.each(['“hush”', 'hush hush', 'hush\nhush', 'hüsh', 'hush\u200b'])(
  'refuses the key %j, and does not repeat it',
  (key) => {
    const problems = problemsOf(() => readConfig({ OPENAI_API_KEY: key, AZURE_OPENAI_API_KEY: key }));
    expect(problems).toEqual([
      expect.stringMatching(/^OPENAI_API_KEY must be the key alone/),
      expect.stringMatching(/^AZURE_OPENAI_API_KEY must be the key alone/),
    ]);
    expect(problems.join(' ')).not.toMatch(/h[uü]sh/);
  },
);

it('never repeats a secret', () => {
  const secrets = {
    ...{ OPENAI_BASE_URL: 'http://name:hush@proxy/v1', AZURE_OPENAI_ENDPOINT: 'http://name:hush@proxy/' },
    ...{ OPENAI_MODEL: 'm', MODEL: 'a:b', OPENAI_API_KEY: 'hush', AZURE_OPENAI_API_KEY: 'hush' },
  };
  const problems = problemsOf(() => readConfig(secrets));
  expect(problems).toEqual([
    expect.stringMatching(/^OPENAI_BASE_URL must be an http or https address without a name and a password/),
    expect.stringMatching(/^AZURE_OPENAI_ENDPOINT must be an https address/),
  ]);
  expect(problems.join(' ')).not.toContain('hush');
});

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}
