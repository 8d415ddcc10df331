import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Settings that cannot be used. Carries every problem, each with how to mend it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(problems.join('\n'), options);
    this.problems = problems;
  }
}

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
});

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const secret = /^DATABASE_URL$|_(TOKEN|SECRET|PASSWORD)$/;
const leastSecret = 16;
const databaseFile = 'rolecall.sqlite';
const databaseAddress =
  'DATABASE_URL must be the address of a Postgres database, such as postgres://name@host:5432/rolecall.';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const host = /^[\w.-]+(:\d+)?$/;

/** HTTPS, or plain HTTP to this machine, where tests are. */
const secureUrl = (name: string) =>
  z
    .string()
    .refine(isSecure, `${name} must be an https address; plain http is possible on this machine only.`)
    .optional();

function isSecure(text: string): boolean {
  const url = URL.parse(text);
  const isLocal = /^(127\.[\d.]+|localhost|\[::1\])$/.test(url?.hostname ?? '');
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal);
}

const leastMinimum =
  'SUMMARY_MINIMUM must be a whole number of people, 5 at least: with fewer, figures tell somebody’s answers.';

const settings = knowledgeSettings.extend({
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
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-/, 'SLACK_BOT_TOKEN must begin with xoxb-.')
    .optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-/, 'SLACK_APP_TOKEN must begin with xapp-.')
    .optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z
    .string()
    .min(leastSecret, `SLACK_STATE_SECRET must have at least ${leastSecret} characters, all of them random.`)
    .optional(),
  SLACK_API_URL: z.url('SLACK_API_URL must be an address, such as https://slack.com/api/.').optional(),
  TEAMS_APP_ID: z
    .string()
    .regex(
      guid,
      'TEAMS_APP_ID must be the application (client) ID, such as 00000000-0000-0000-0000-000000000000.',
    )
    .optional(),
  TEAMS_APP_PASSWORD: z.string().optional(),
  TEAMS_TENANT_ID: z
    .string()
    .regex(
      guid,
      'TEAMS_TENANT_ID must be the directory (tenant) ID, such as 00000000-0000-0000-0000-000000000000.',
    )
    .optional(),
  TEAMS_OPENID_METADATA_URL: secureUrl('TEAMS_OPENID_METADATA_URL'),
  TEAMS_TOKEN_ISSUER: z.string().optional(),
  TEAMS_LOGIN_URL: secureUrl('TEAMS_LOGIN_URL'),
  TEAMS_OAUTH_SCOPE: z.string().optional(),
  TEAMS_SERVICE_HOSTS: z
    .string()
    .transform((hosts) => hosts.split(',').map((one) => one.trim().toLowerCase()))
    .refine(
      (hosts) => hosts.every((one) => host.test(one)),
      'TEAMS_SERVICE_HOSTS must be host names, separated by commas, such as smba.example.org,smba.example.net:8443.',
    )
    .optional(),
  WEB_CHAT: z.enum(['auto', 'on', 'off'], 'WEB_CHAT must be auto, on or off.').default('auto'),
});

type Found = z.infer<typeof settings>;
export type KnowledgeConfig = ReturnType<typeof toKnowledgeConfig>;
export type Config = ReturnType<typeof readConfig>;

/** Environment variables by name. One that is empty counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What answering needs. Throws a ConfigError. */
export function readKnowledgeConfig(environment: Environment) {
  return toKnowledgeConfig(read(knowledgeSettings, environment));
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
    place: placeOf(found),
    ...platformsOf(found),
  };
}

/** Undefined for what is not configured. */
function platformsOf(found: Found) {
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
  const platforms = { slack: orNote(slackOf), teams: orNote(teamsOf) };
  if (problems.length > 0) throw new ConfigError(problems);
  return platforms;
}

const teamsSettings = ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID'] as const;

/** Microsoft's public cloud, unless told. */
function teamsOf(found: Found) {
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: password, TEAMS_TENANT_ID: tenantId } = found;
  if (!Object.keys(found).some((name) => name.startsWith('TEAMS_'))) return undefined;
  if (!appId || !password || !tenantId) {
    const missing = teamsSettings.filter((name) => !found[name]);
    throw new ConfigError(
      missing.map((name) => `${name} is missing: Teams needs ${teamsSettings.join(', ')}.`),
    );
  }
  return {
    ...{ appId, password, tenantId },
    metadataUrl:
      found.TEAMS_OPENID_METADATA_URL ?? 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    tokenIssuer: found.TEAMS_TOKEN_ISSUER ?? 'https://api.botframework.com',
    loginUrl: found.TEAMS_LOGIN_URL ?? `https://login.microsoftonline.com/${tenantId}`,
    oauthScope: found.TEAMS_OAUTH_SCOPE ?? 'https://api.botframework.com/.default',
    serviceHosts: found.TEAMS_SERVICE_HOSTS ?? [],
  };
}

const slackNeeds =
  'Slack needs SLACK_BOT_TOKEN, and SLACK_SIGNING_SECRET, or SLACK_APP_TOKEN for Socket Mode.';
const installNeeds =
  'many workspaces need SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET and SLACK_SIGNING_SECRET.';

/** Undefined where Slack is not configured. */
function slackOf(found: Found) {
  const { SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl } = found;
  const signingSecret = found.SLACK_SIGNING_SECRET;
  const address = apiUrl ? { apiUrl } : {};
  if (found.SLACK_CLIENT_ID || found.SLACK_CLIENT_SECRET || found.SLACK_STATE_SECRET)
    return { ...installOf(found), ...address };
  if (!token && !signingSecret && !appToken) return undefined;
  if (!token) throw new ConfigError([`SLACK_BOT_TOKEN is missing: ${slackNeeds}`]);
  const via = appToken ? { appToken } : signingSecret && { signingSecret };
  if (!via) throw new ConfigError([`SLACK_SIGNING_SECRET is missing: ${slackNeeds}`]);
  return { token, via, ...address };
}

const installSettings = [
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'SLACK_SIGNING_SECRET',
] as const;

/** How workspaces install the bot. */
function installOf(found: Found) {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: secret } = found;
  const signingSecret = found.SLACK_SIGNING_SECRET;
  if (clientId && clientSecret && secret && signingSecret && !found.SLACK_BOT_TOKEN && !found.SLACK_APP_TOKEN)
    return { install: { clientId, clientSecret, secret }, via: { signingSecret } };
  const missing = installSettings
    .filter((name) => !found[name])
    .map((name) => `${name} is missing: ${installNeeds}`);
  const superfluous = (['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] as const)
    .filter((name) => found[name])
    .map(
      (name) => `${name} is for one workspace: remove it, or remove SLACK_CLIENT_ID and what belongs to it.`,
    );
  throw new ConfigError([...missing, ...superfluous]);
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
