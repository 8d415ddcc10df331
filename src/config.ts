import { join, resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './config/config-error.ts';
import { type Environment, fillFromFiles, type ReadText } from './config/fill-from-files.ts';
import { modelOf, modelSettings } from './config/model.ts';
import { processOf, processSettings } from './config/process.ts';
import { retentionOf, retentionSettings } from './config/retention.ts';
import { slackOf, slackSettings } from './config/slack.ts';
import { teamsOf, teamsSettings } from './config/teams.ts';

/** The documents that come with the project. */
export const ownKnowledge = resolve(import.meta.dirname, '../knowledge');

const defaultSupport =
  'Somebody you trust, your doctor or your organisation’s support line can help; if you are in danger now, please call the emergency services.';

const knowledgeSettings = z.object({
  KNOWLEDGE_DIR: z
    .string()
    .default(ownKnowledge)
    .transform((folder) => resolve(folder)),
  SUPPORT_CONTACT: z.string().default(defaultSupport),
  ...modelSettings.shape,
});

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const secret = /^(DATABASE|OPENAI_BASE)_URL$|_(TOKEN|SECRET|SECRET_OLD|PASSWORD|KEY|ENDPOINT)$/;
const leastSecret = 16;
const databaseFile = 'rolecall.sqlite';
const databaseAddress =
  'DATABASE_URL must be the address of a Postgres database, such as postgres://name@host:5432/rolecall. In its password write # as %23, / as %2F, @ as %40, ? as %3F and % as %25.';

const leastMinimum =
  'SUMMARY_MINIMUM must be a whole number of people, 5 at least: with fewer, figures tell somebody’s answers.';

/** An email, or an account. */
const handle = /^[^@:]+@[^@:]+\.[^@:]+$|^[\w-]+:[^:@]+:[^@]+$/;
const wrongAdmins = 'ADMINS must be emails or accounts such as slack:T0123:U0123, with commas between them.';

const settings = knowledgeSettings.extend({
  ...slackSettings.shape,
  ...teamsSettings.shape,
  ...processSettings.shape,
  ...retentionSettings.shape,
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'HOST must be a host name or an address without a port, such as 127.0.0.1.')
    .default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d+$/, 'PORT must be a number from 0 to 65535, such as 3978 (0 takes any free port).')
    .transform(Number)
    .refine((port) => port <= 65_535, 'PORT must be a number from 0 to 65535, such as 3978.')
    .default(3978),
  LOG_LEVEL: z.enum(logLevels, `LOG_LEVEL must be one of ${logLevels.join(', ')}.`).default('info'),
  LOG_QUESTIONS: z
    .enum(['true', 'false'], 'LOG_QUESTIONS must be true or false.')
    .default('false')
    .transform((value) => value === 'true'),
  SUMMARY_MINIMUM: z
    .string()
    .regex(/^\d+$/, leastMinimum)
    .transform(Number)
    .refine((count) => count >= 5, leastMinimum)
    .default(5),
  ADMINS: z
    .string()
    .transform((list) => list.split(/[\s,;]+/).filter((admin) => admin !== ''))
    .refine((admins) => admins.every((admin) => handle.test(admin)), wrongAdmins)
    .transform((admins) => admins.map((admin) => (admin.includes('@') ? admin.toLowerCase() : admin)))
    .default([]),
  DATA_DIR: z
    .string()
    .default('./data')
    .transform((folder) => resolve(folder)),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, databaseAddress)
    .refine((url) => URL.canParse(url), databaseAddress)
    .optional(),
  WEB_CHAT: z.enum(['auto', 'on', 'off'], 'WEB_CHAT must be auto, on or off.').default('auto'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({
      protocol: /^https?$/,
      error: 'OTEL_EXPORTER_OTLP_ENDPOINT must be the address of a collector, such as http://localhost:4318.',
    })
    .optional(),
  METRICS_TOKEN: z
    .string()
    .min(leastSecret, `METRICS_TOKEN must have at least ${leastSecret} characters, all of them random.`)
    .optional(),
});

type Found = z.infer<typeof settings>;
export type KnowledgeConfig = ReturnType<typeof toKnowledgeConfig>;
export type AskConfig = ReturnType<typeof readKnowledgeConfig>;
export type Config = ReturnType<typeof readConfig>;

/** What answering needs. Throws a ConfigError. */
export function readKnowledgeConfig(environment: Environment, readText?: ReadText) {
  const found = read(knowledgeSettings, environment, readText);
  return { ...toKnowledgeConfig(found), model: modelOf(found) };
}

/** All settings. Throws a ConfigError with every value that cannot be used, or else with all that does not go together. */
export function readConfig(environment: Environment, readText?: ReadText) {
  const found = read(settings, environment, readText);
  return {
    ...toKnowledgeConfig(found),
    host: found.HOST,
    port: found.PORT,
    logLevel: found.LOG_LEVEL,
    logsQuestions: found.LOG_QUESTIONS,
    summaryMinimum: found.SUMMARY_MINIMUM,
    admins: found.ADMINS,
    webChat: found.WEB_CHAT,
    metricsToken: found.METRICS_TOKEN,
    tracesEndpoint: found.OTEL_EXPORTER_OTLP_ENDPOINT,
    place: placeOf(found),
    retention: retentionOf(found),
    ...roomsOf(found),
  };
}

/** Undefined for what is not configured. */
function roomsOf(found: Found) {
  const problems: string[] = [];
  const orNote = <Settings>(read: (found: Found) => Settings): Settings | undefined => {
    try {
      return read(found);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const rooms = { slack: orNote(slackOf), teams: orNote(teamsOf), model: orNote(modelOf) };
  const hasPlatform = rooms.slack !== undefined || rooms.teams !== undefined;
  const work = orNote(() => processOf(found, hasPlatform || problems.length > 0));
  if (!work || problems.length > 0) throw new ConfigError(problems);
  return { ...rooms, ...work };
}

/** Where everything that outlives the process is kept. */
function placeOf({ DATABASE_URL: url, DATA_DIR: folder }: Found) {
  return url
    ? ({ engine: 'postgres', url } as const)
    : ({ engine: 'sqlite', file: join(folder, databaseFile) } as const);
}

function toKnowledgeConfig(found: z.infer<typeof knowledgeSettings>) {
  return { knowledgeFolder: found.KNOWLEDGE_DIR, supportContact: found.SUPPORT_CONTACT };
}

function read<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  environment: Environment,
  readText?: ReadText,
) {
  const { values, fromFiles, problems } = fillFromFiles(Object.keys(schema.shape), environment, readText);
  const parsed = schema.safeParse(values);
  if (parsed.success && problems.length === 0) return parsed.data;
  const unusable = parsed.error?.issues.map(({ message, path }) => {
    const name = String(path[0]);
    // An address may hold a password, and so may a file.
    return secret.test(name) || fromFiles.has(name)
      ? message
      : `${message} It is ${JSON.stringify(environment[name])} now.`;
  });
  throw new ConfigError([...problems, ...(unusable ?? [])]);
}
