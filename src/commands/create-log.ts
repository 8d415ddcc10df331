import pino, { type Logger } from 'pino';
import type { Config } from '../config.ts';

/** In case such a thing is ever part of what is logged. */
const secrets = ['authorization', 'cookie', 'password', 'secret', 'token', 'headers'];

/** JSON lines on standard output; in a terminal for people to read. */
export async function createLog({ logLevel }: Config, isTerminal: boolean): Promise<Logger> {
  const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const options = { level: logLevel, redact: { paths, censor: '(hidden)' } };
  if (!isTerminal) return pino(options);
  const { default: pretty } = await import('pino-pretty');
  return pino(options, pretty({ colorize: true, ignore: 'pid,hostname', sync: true }));
}
