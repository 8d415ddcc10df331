import { join, resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './config/config-error.ts';
import { modelOf, modelSettings } from './config/model.ts';
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

const secret = /^(DATABASE|OPENAI_BASE)_URL$|_(TOKEN|SECRET|PASSWORD|KEY|ENDPOINT)$/;
const leastSecret = 16;
const databaseFile = 'rolecall.sqlite';
const databaseAddress =
  'DATABASE_URL must be the address of a Postgres database, such as postgres://name@host:5432/rolecall.';

const leastMinimum =
  'SUMMARY_MINIMUM must be a whole number of people, 5 at least: with fewer, figures tell somebody’s answers.';

const settings = knowledgeSettings.extend({
  ...slackSettings.shape,
  ...teamsSettings.shape,
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
  METRICS_TOKEN: z
    .string()
    .min(leastSecret, `METRICS_TOKEN must have at least ${leastSecret} characters, all of them random.`)
    .optional(),
});

type Found = z.infer<typeof settings>;
export type KnowledgeConfig = ReturnType<typeof toKnowledgeConfig>;
export type AskConfig = ReturnType<typeof readKnowledgeConfig>;
export type Config = ReturnType<typeof readConfig>;

/** Environment variables by name. One that is empty counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What answering needs. Throws a ConfigError. */
export function readKnowledgeConfig(environment: Environment) {
  const found = read(knowledgeSettings, environment);
  return { ...toKnowledgeConfig(found), model: modelOf(found) };
}

/** All settings. Throws a ConfigError with every problem at once. */
export function readConfig(environment: Environment) {
  const found = read(settings, environment);
  return {
    ...toKnowledgeConfig(found),
    host: found.HOST,
    port: found.PORT,
    logLevel: found.LOG_LEVEL,
    logsQuestions: found.LOG_QUESTIONS,
    summaryMinimum: found.SUMMARY_MINIMUM,
    webChat: found.WEB_CHAT,
    metricsToken: found.METRICS_TOKEN,
    place: placeOf(found),
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
  if (problems.length > 0) throw new ConfigError(problems);
  return rooms;
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

function read<Settings>(schema: z.ZodType<Settings>, environment: Environment): Settings {
  const filled = Object.entries(environment).flatMap(([name, value]) => {
    const trimmed = value?.trim();
    return trimmed ? [[name, trimmed]] : [];
  });
  const parsed = schema.safeParse(Object.fromEntries(filled));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ message, path }) => {
    const name = String(path[0]);
    // An address may hold a password.
    return secret.test(name) ? message : `${message} It is ${JSON.stringify(environment[name])} now.`;
  });
  throw new ConfigError(problems);
}
