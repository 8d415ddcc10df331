import { z } from 'zod';
import { ConfigError } from './config-error.ts';

const longestDelaySeconds = 60;
const delay = `STOP_DELAY_SECONDS must be a number of seconds, ${longestDelaySeconds} at most.`;

export const processSettings = z.object({
  ROLE: z.enum(['all', 'web', 'worker'], 'ROLE must be all, web or worker.').default('all'),
  STOP_DELAY_SECONDS: z
    .string()
    .regex(/^\d+$/, delay)
    .transform(Number)
    .refine((seconds) => seconds <= longestDelaySeconds, delay)
    .default(0),
});

interface Found extends z.infer<typeof processSettings> {
  readonly DATABASE_URL?: string | undefined;
  readonly WEB_CHAT: 'auto' | 'on' | 'off';
}

/** What this process does of all there is to do. */
export interface ProcessConfig {
  readonly answers: boolean;
  /** It sends what the bot sends of its own accord, and deletes what has expired. */
  readonly sends: boolean;
  /** How long it still takes requests after it was told to stop, while `/readyz` says that it takes no more. */
  readonly stopDelayMs: number;
}

/** Throws a ConfigError where the work cannot be divided. */
export function processOf(found: Found, hasPlatform: boolean): ProcessConfig {
  const { ROLE: role, STOP_DELAY_SECONDS: seconds } = found;
  const problems = role === 'all' ? [] : problemsOf(role, found, hasPlatform);
  if (problems.length > 0) throw new ConfigError(problems);
  return { answers: role !== 'worker', sends: role !== 'web', stopDelayMs: seconds * 1_000 };
}

function problemsOf(role: string, { DATABASE_URL: url, WEB_CHAT: webChat }: Found, hasPlatform: boolean) {
  return [
    ...(url
      ? []
      : [
          `DATABASE_URL is missing: ROLE=${role} shares a Postgres database with processes of the other role. With SQLite one process does all: remove ROLE.`,
        ]),
    ...(hasPlatform ? [] : [`ROLE=${role} needs a chat platform: configure Slack or Teams, or remove ROLE.`]),
    ...(webChat === 'on'
      ? [
          `WEB_CHAT=on needs ROLE=all: only the process that an open page is connected to can send something to it.`,
        ]
      : []),
  ];
}
