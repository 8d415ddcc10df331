import pino, { type Logger, type LoggerOptions } from 'pino';
import { currentRequest } from '../chat/current-request.ts';
import type { Config } from '../config.ts';
import type { CountError } from '../metrics/create-count-error.ts';
import { tellError } from './tell-error.ts';

/** In case such a thing is ever part of what is logged. */
const secrets = ['authorization', 'cookie', 'password', 'secret', 'token', 'headers'];

/** https://getpino.io/#/docs/api?id=loggerlevels-object */
const errorLevel = 50;

interface Options {
  /** For people to read. */
  readonly isTerminal: boolean;
  readonly countError: CountError;
}

/** JSON lines on standard output; in a terminal for people to read. */
export async function createLog(
  { logLevel }: Pick<Config, 'logLevel'>,
  { isTerminal, countError }: Options,
): Promise<Logger> {
  const options = toOptions(logLevel, countError);
  if (!isTerminal) return pino(options);
  const { default: pretty } = await import('pino-pretty');
  return pino(options, pretty({ colorize: true, ignore: 'pid,hostname', sync: true }));
}

function toOptions(level: Config['logLevel'], countError: CountError): LoggerOptions {
  const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return {
    ...{ level, redact: { paths, censor: '(hidden)' } },
    serializers: { err: (error: unknown) => tellError(error) },
    mixin() {
      const request = currentRequest();
      return request === undefined ? {} : { request };
    },
    hooks: {
      logMethod(line, write, lineLevel) {
        if (lineLevel >= errorLevel) countError(this.bindings()['place']);
        write.apply(this, line);
      },
    },
  };
}
