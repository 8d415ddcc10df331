import { ModelError } from '../answers/written/chat-model.ts';
import type { Blame } from './breaker.ts';

/** Why a request failed, and what follows from it. */
export interface Failure {
  readonly error: ModelError;
  readonly blame: Blame;
  /** The same request may succeed in a moment. */
  readonly isPassing: boolean;
  /** When the server wants to be asked again, in milliseconds from now. */
  readonly retryAfterMs?: number;
  /** Of the HTTP response. */
  readonly status?: number;
}

/**
 * Reads what a library threw. Servers and parsers put into their messages what they were given; so only the status, the
 * code and a broken connection are told on.
 */
export function readFailure(thrown: unknown): Failure {
  if (thrown instanceof ModelError) {
    // Our own of this kind is about a text that was filtered.
    return { error: thrown, blame: thrown.reason === 'refused' ? 'question' : 'moment', isPassing: false };
  }
  const status = numberAt(thrown, 'status') ?? numberAt(thrown, 'statusCode');
  if (status !== undefined) return readStatus(status, thrown);
  const connection = connectionCodeOf(thrown);
  if (connection !== undefined) {
    const message = `the connection to the model failed (${connection})`;
    const error = new ModelError('unreachable', message, { cause: thrown });
    return { error, blame: 'moment', isPassing: true };
  }
  if (isErrorInStream(thrown)) {
    const error = new ModelError('unreachable', `the model failed while it wrote${named(thrown)}`);
    return { error, blame: 'moment', isPassing: true };
  }
  const kind = thrown instanceof Error ? thrown.name : typeof thrown;
  const error = new ModelError('nonsense', `what the model sent cannot be read (${kind})`);
  return { error, blame: 'moment', isPassing: false };
}

const quota = /^(insufficient_quota|billing_hard_limit_reached)$/;
const aboutTheQuestion = /^(content_filter|context_length_exceeded|content_policy_violation)$/;

function readStatus(status: number, thrown: unknown): Failure {
  const message = `the model’s server answered ${status}${named(thrown)}`;
  const failed = (reason: ModelError['reason'], blame: Blame, isPassing = false): Failure => ({
    error: new ModelError(reason, message),
    ...{ blame, isPassing, status },
  });
  const code = codeOf(thrown) ?? '';
  if (status === 429) {
    if (quota.test(code)) return failed('rate-limited', 'access');
    const retryAfterMs = retryAfterOf(thrown);
    return {
      ...failed('rate-limited', 'moment', true),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }
  if (status >= 500 || status === 408) return failed('unreachable', 'moment', true);
  if (status === 401 || status === 403 || status === 404) return failed('refused', 'access');
  return failed('refused', aboutTheQuestion.test(code) ? 'question' : 'moment');
}

function named(thrown: unknown): string {
  const code = codeOf(thrown);
  return code === undefined ? '' : ` (${code})`;
}

/** A word by which programs tell errors apart, and nothing that could be a sentence. */
function codeOf(thrown: unknown): string | undefined {
  const code = at(thrown, 'code') ?? at(at(thrown, 'error'), 'type');
  return typeof code === 'string' && /^\w{1,40}$/.test(code) ? code : undefined;
}

/** The system's, those of Node's client, and what TLS finds wrong, such as SELF_SIGNED_CERT_IN_CHAIN. */
const connectionCode =
  /^(E[A-Z]+|UND_ERR_\w+|ERR_(SSL|TLS)_[\w/]+|\w*CERT\w*|UNABLE_TO_VERIFY_LEAF_SIGNATURE)$/;
const deepestCause = 5;

function connectionCodeOf(thrown: unknown, depth = 0): string | undefined {
  if (depth > deepestCause || !(thrown instanceof Error)) return undefined;
  const code = at(thrown, 'code');
  if (typeof code === 'string' && connectionCode.test(code)) return code;
  const deeper = connectionCodeOf(thrown.cause, depth + 1);
  if (deeper !== undefined) return deeper;
  return /^(fetch failed|terminated|Connection error\.)$/.test(thrown.message) ? 'closed' : undefined;
}

/** OpenAI's way to say in the midst of a stream that it goes no further. */
function isErrorInStream(thrown: unknown): boolean {
  return thrown instanceof Error && typeof at(thrown, 'error') === 'object' && at(thrown, 'error') !== null;
}

function retryAfterOf(thrown: unknown): number | undefined {
  const headers = at(thrown, 'headers');
  const value = headers instanceof Headers ? headers.get('retry-after') : at(headers, 'retry-after');
  // A date there is as good as no word: it needs both clocks to agree.
  return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1_000 : undefined;
}

function numberAt(thrown: unknown, name: string): number | undefined {
  const value = at(thrown, name);
  return typeof value === 'number' ? value : undefined;
}

function at(thing: unknown, name: string): unknown {
  return typeof thing === 'object' && thing !== null ? Reflect.get(thing, name) : undefined;
}
