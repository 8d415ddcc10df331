import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { CountEvent } from '../chat/count-event.ts';

interface HttpError {
  readonly status: number;
  readonly type?: string;
  /** Of a body that is too large: how many bytes it may have. */
  readonly limit?: number;
}

function isHttpError(error: unknown): error is HttpError {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number';
}

/** What went wrong with a request, by the `type` that Express's body reader gives its errors. */
const explanations: Readonly<Record<string, string>> = {
  'entity.parse.failed': 'The body is not valid JSON.',
  'entity.nested.too.deeply': 'The JSON in the body is nested too deeply.',
  'encoding.unsupported': 'The Content-Encoding of the body is not supported.',
  'charset.unsupported': 'The character set of the body is not supported: use UTF-8.',
  'request.aborted': 'The request ended before its body was complete.',
};

function explain({ type = '', limit = 0 }: HttpError): string {
  if (type === 'entity.too.large') return `The body is too large: at most ${limit / 1_024} KB.`;
  return explanations[type] ?? 'The request cannot be read.';
}

/** Before all is mounted nobody can tell, and whoever asks again later finds it. */
export function answerNotFound(isReady: () => boolean): RequestHandler {
  return (_request, response) => {
    if (isReady()) response.status(404).json({ error: 'There is nothing at this address.' });
    else response.status(503).set('Retry-After', '1').json({ error: 'Rolecall is not ready.' });
  };
}

interface Dependencies {
  readonly log: Logger;
  readonly count: CountEvent;
}

/** The boundary of every endpoint: a fault of the request is explained, any other is logged and not shown. */
export function answerError({ log, count }: Dependencies): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    if (isHttpError(error) && error.status < 500) {
      const reason = error.status === 413 ? 'size' : 'unreadable';
      count({ what: 'refused', by: 'server', reason });
      response.status(error.status).json({ error: explain(error) });
      return;
    }
    log.error({ err: error, method: request.method, path: request.path }, 'a request failed');
    response.status(500).json({ error: 'Something went wrong in Rolecall. The details are in its log.' });
  };
}
