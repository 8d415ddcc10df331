import { type Logger, LogLevel } from '@slack/bolt';
import type { Logger as Log } from 'pino';

/**
 * Slack's packages log whole payloads at the finer levels, and errors with what was sent: only their warnings and
 * errors are kept, without anything but a code.
 */
export type SlackLog = Logger & Pick<Log, 'info'>;

export function createSlackLog(log: Log): SlackLog {
  const nothing = () => undefined;
  return {
    debug: nothing,
    info: log.info.bind(log),
    warn: (...messages) => log.warn({ slack: codeOf(messages) }, 'a warning of Slack’s package'),
    error: (...messages) => log.error({ slack: codeOf(messages) }, 'an error of Slack’s package'),
    setLevel: nothing,
    getLevel: () => LogLevel.WARN,
    setName: nothing,
  };
}

function codeOf(messages: readonly unknown[]): string {
  for (const message of messages) {
    if (message instanceof Error) return 'code' in message ? String(message.code) : message.name;
  }
  return 'no code';
}
