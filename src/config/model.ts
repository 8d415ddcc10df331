import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { secureUrl } from './secure-url.ts';

const longestAnswerSeconds = 600;

const seconds = (name: string, otherwise: number) =>
  z
    .string()
    .transform(Number)
    .refine(
      (count) => count > 0 && count <= longestAnswerSeconds,
      `${name} must be a number of seconds, more than 0, and ${longestAnswerSeconds} at most.`,
    )
    .default(otherwise);

const tokens = (name: string, otherwise: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,14}$/, `${name} must be a whole number of tokens, such as ${otherwise}.`)
    .transform(Number)
    .default(otherwise);

const price = (name: string) =>
  z
    .string()
    .regex(/^\d{1,9}(\.\d+)?$/, `${name} must be the price of a million tokens, such as 0.25.`)
    .transform(Number)
    .optional();

/** Of characters that a header of HTTP can have. */
const key = (name: string) =>
  z
    .string()
    .regex(
      /^[\x21-\x7e]+$/,
      `${name} must be the key alone: it has a space, a curly quote or another character that no key has. Copy it anew.`,
    )
    .optional();

const openAiAddress = 'https://api.openai.com/v1';
/** Azure's latest stable one. */
const azureVersion = '2024-10-21';
const baseUrl =
  'OPENAI_BASE_URL must be an http or https address without a name and a password, such as http://localhost:11434/v1.';

export const modelSettings = z.object({
  OPENAI_API_KEY: key('OPENAI_API_KEY'),
  OPENAI_MODEL: z.string().optional(),
  OPENAI_EMBEDDING_MODEL: z.string().optional(),
  OPENAI_BASE_URL: z.string().refine(isPlainAddress, baseUrl).optional(),
  AZURE_OPENAI_API_KEY: key('AZURE_OPENAI_API_KEY'),
  AZURE_OPENAI_ENDPOINT: secureUrl('AZURE_OPENAI_ENDPOINT'),
  AZURE_OPENAI_DEPLOYMENT: z.string().optional(),
  AZURE_OPENAI_API_VERSION: z
    .string()
    .regex(
      /^\d{4}-\d\d-\d\d(-preview)?$/,
      `AZURE_OPENAI_API_VERSION must be a version of Azure’s API, such as ${azureVersion}.`,
    )
    .default(azureVersion),
  AZURE_OPENAI_EMBEDDING_DEPLOYMENT: z.string().optional(),
  MODEL: z
    .string()
    .regex(/^[\w-]+:\S+$/, 'MODEL must be a company and its model, such as anthropic:claude-sonnet-4-5.')
    .refine(
      (model) => !/^(openai|azure_openai):/.test(model),
      'MODEL is for other companies: set OPENAI_MODEL or AZURE_OPENAI_DEPLOYMENT instead.',
    )
    .optional(),
  MODEL_FIRST_TOKEN_SECONDS: seconds('MODEL_FIRST_TOKEN_SECONDS', 5),
  MODEL_ANSWER_SECONDS: seconds('MODEL_ANSWER_SECONDS', 45),
  MODEL_TOKENS_PER_PERSON: tokens('MODEL_TOKENS_PER_PERSON', 100_000),
  MODEL_TOKENS_PER_DAY: tokens('MODEL_TOKENS_PER_DAY', 5_000_000),
  MODEL_PRICE_INPUT: price('MODEL_PRICE_INPUT'),
  MODEL_PRICE_OUTPUT: price('MODEL_PRICE_OUTPUT'),
});

type Found = z.infer<typeof modelSettings>;

function isPlainAddress(text: string): boolean {
  const url = URL.parse(text);
  return /^https?:$/.test(url?.protocol ?? '') && !url?.username && !url?.password;
}

/**
 * Undefined where no model is configured. A key alone configures none: many have one in their environment for other
 * programs, and questions must not leave the machine because of that.
 */
export function modelOf(found: Found) {
  const problems = problemsOf(found);
  if (problems.length > 0) throw new ConfigError(problems);
  const chosen = chosenOf(found);
  const { MODEL_PRICE_INPUT: input, MODEL_PRICE_OUTPUT: output } = found;
  return (
    chosen && {
      ...chosen,
      firstTokenMs: found.MODEL_FIRST_TOKEN_SECONDS * 1_000,
      answerMs: found.MODEL_ANSWER_SECONDS * 1_000,
      tokensPerPerson: found.MODEL_TOKENS_PER_PERSON,
      tokensPerDay: found.MODEL_TOKENS_PER_DAY,
      ...(input !== undefined && output !== undefined ? { prices: { input, output } } : {}),
    }
  );
}

function chosenOf(found: Found) {
  const { OPENAI_MODEL: openAi, AZURE_OPENAI_DEPLOYMENT: deployment, MODEL: other } = found;
  if (openAi) {
    const { OPENAI_API_KEY: key, OPENAI_EMBEDDING_MODEL: embeddingModel } = found;
    const baseUrl = (found.OPENAI_BASE_URL ?? openAiAddress).replace(/\/+$/, '');
    const via = { kind: 'openai', baseUrl, ...(key ? { key } : {}) } as const;
    return { via, model: openAi, ...(embeddingModel ? { embeddingModel } : {}) };
  }
  const { AZURE_OPENAI_API_KEY: key, AZURE_OPENAI_ENDPOINT: endpoint } = found;
  if (deployment && key && endpoint) {
    const { AZURE_OPENAI_API_VERSION: version, AZURE_OPENAI_EMBEDDING_DEPLOYMENT: embeddingModel } = found;
    const via = { kind: 'azure', endpoint: endpoint.replace(/\/+$/, ''), key, version } as const;
    return { via, model: deployment, ...(embeddingModel ? { embeddingModel } : {}) };
  }
  if (!other) return undefined;
  const [company = '', ...model] = other.split(':');
  return { via: { kind: 'other', company } as const, model: model.join(':') };
}

/** What makes a setting need others, which, and why. */
const needs = [
  ...(['AZURE_OPENAI_API_KEY', 'AZURE_OPENAI_ENDPOINT'] as const).map(
    (needed) =>
      ['AZURE_OPENAI_DEPLOYMENT', needed, 'AZURE_OPENAI_DEPLOYMENT cannot be reached without'] as const,
  ),
  ['OPENAI_EMBEDDING_MODEL', 'OPENAI_MODEL', 'OPENAI_EMBEDDING_MODEL is used beside it only'],
  [
    'AZURE_OPENAI_EMBEDDING_DEPLOYMENT',
    'AZURE_OPENAI_DEPLOYMENT',
    'AZURE_OPENAI_EMBEDDING_DEPLOYMENT is used beside it only',
  ],
  ['MODEL_PRICE_INPUT', 'MODEL_PRICE_OUTPUT', 'cost is counted with both prices'],
  ['MODEL_PRICE_OUTPUT', 'MODEL_PRICE_INPUT', 'cost is counted with both prices'],
] as const;

const ways = ['OPENAI_MODEL', 'AZURE_OPENAI_DEPLOYMENT', 'MODEL'] as const;

function problemsOf(found: Found): string[] {
  const chosen = ways.filter((name) => found[name]);
  const missing = needs
    .filter(([has, needed]) => found[has] !== undefined && found[needed] === undefined)
    .map(([, needed, why]) => `${needed} is missing: ${why}.`);
  return [
    ...(chosen.length > 1
      ? [`${chosen.join(' and ')} each choose a model: keep one of them, and remove the others.`]
      : []),
    ...(found.OPENAI_MODEL && !found.OPENAI_API_KEY && !found.OPENAI_BASE_URL
      ? [
          'OPENAI_API_KEY is missing: OPENAI_MODEL needs a key, or OPENAI_BASE_URL, the address of a server of your own.',
        ]
      : []),
    ...missing,
    ...(found.MODEL_FIRST_TOKEN_SECONDS > found.MODEL_ANSWER_SECONDS
      ? ['MODEL_ANSWER_SECONDS must not be less than MODEL_FIRST_TOKEN_SECONDS, which is a part of it.']
      : []),
  ];
}
