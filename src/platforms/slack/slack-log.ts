import { type Logger, LogLevel } from '@slack/bolt';
import type { Logger as Log } from 'pino';

/**
 * Slack's packages log whole payloads at the finer levels, and errors with what was sent: only their warnings and
 * errors are kept, without anything but a code.
 */
export type SlackLog = Logger;

export function createSlackLog(log: Log): SlackLog {
  const nothing = () => undefined;
  return {
    debug: nothing,
    info: nothing,
    warn(...messages) {
      // Whoever made the call says what failed, and why.
      if (messages[0] !== 'http request failed')
        log.warn({ slack: codesOf(messages) }, 'a warning of Slack’s package');
    },
    error: (...messages) => log.error({ slack: codesOf(messages) }, 'an error of Slack’s package'),
    setLevel: nothing,
    getLevel: () => LogLevel.WARN,
    setName: nothing,
  };
}

function codesOf(messages: readonly unknown[]): string {
  return messages.map(codeOf).filter(Boolean).join(', ');
}

/** Slack's own word for why it refused a call, such as `expired_trigger_id`; empty for any other error. */
export function slackErrorOf(error: unknown): string {
  const answer = error instanceof Error && 'data' in error ? error.data : undefined;
  const word = typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : '';
  // Where what came is no JSON the package puts that there.
  return typeof word === 'string' && /^\w{1,60}$/.test(word) ? word : '';
}

/** Those that say nothing of what was asked: the same may succeed in a moment. */
const passing = ['fatal_error', 'internal_error', 'ratelimited', 'request_timeout', 'service_unavailable'];

/** Slack was reached, and would say the same again: something has to be mended. */
export function isRefused(error: unknown): boolean {
  const word = slackErrorOf(error);
  return word !== '' && !passing.includes(word);
}

/**
 * Why something failed: Slack's own word, or the code of the error. Its other fields may hold what was sent, and the
 * token.
 */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  // Of what was aborted the code is a number of no meaning.
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const original = 'original' in error ? error.original : undefined;
  // Bolt and the installer hide what others threw in errors of their own.
  const hidden = /^slack_(bolt|oauth)_/.test(code) ? codeOf(original) : '';
  return slackErrorOf(error) || hidden || `${code} ${detailOf(error, original)}`.trim();
}

/** The status of HTTP, or why there was none. */
function detailOf(error: Error, original: unknown): string {
  if ('statusCode' in error) return String(error.statusCode);
  if (!(original instanceof Error)) return '';
  const { cause } = original;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : original.name;
}
