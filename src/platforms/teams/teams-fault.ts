import { z } from 'zod';
import { TokenError } from './access-tokens.ts';

const rest = z.object({
  statusCode: z.number().catch(0),
  code: z.string().catch(''),
  details: z
    .object({ error: z.object({ code: z.string().catch(''), message: z.string().catch('') }) })
    .catch({ error: { code: '', message: '' } }),
  response: z.object({ headers: z.custom<Pick<Headers, 'get'>>() }).optional().catch(undefined),
});

export interface TeamsFault {
  /** Of HTTP; 0 where Teams did not answer. */
  readonly status: number;
  /** Teams' own code, such as `ContentStreamNotAllowed`. */
  readonly code: string;
  readonly retryAfterMs: number;
}

/** What an error of the SDK's client says. */
export function readFault(error: unknown): TeamsFault {
  const parsed = rest.safeParse(error);
  if (!parsed.success) return { status: 0, code: '', retryAfterMs: 0 };
  const { statusCode: status, code, details, response } = parsed.data;
  const seconds = Number(response?.headers.get('retry-after') ?? 0);
  return {
    status,
    code: details.error.code || code,
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1_000 : 0,
  };
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit: 412, 502 and 504 pass by themselves. */
const passing = [412, 429, 502, 504];

/** The same may succeed in a moment. */
export function isPassing({ status }: TeamsFault): boolean {
  return passing.includes(status);
}

/** Most often an idle connection that Teams closed at the moment at which it was used again; it may also have been read. */
export function isCutOff({ status, code }: TeamsFault): boolean {
  return status === 0 && code === 'ECONNRESET';
}

/** Teams was reached, and would say the same again. */
export function isRefused(error: unknown): boolean {
  const fault = readFault(error);
  return fault.status >= 400 && fault.status < 500 && !isPassing(fault);
}

/** What of an error may stand in the log: the rest may hold what was sent. */
export function codeOf(error: unknown): string {
  const { status, code } = readFault(error);
  if (status > 0) return `${status} ${code}`.trim();
  if (error instanceof TokenError) return error.message;
  return code || (error instanceof Error ? error.name : 'unknown');
}

/**
 * Why Teams takes nothing more for a stream: the person pressed stop; or it has ended, or streams are not allowed there.
 * https://learn.microsoft.com/microsoftteams/platform/bots/streaming-ux: one code for both, told apart by its message.
 */
export function readStreamEnd(error: unknown): 'stopped' | 'refused' | undefined {
  const { status, code } = readFault(error);
  if (status !== 403 || code !== 'ContentStreamNotAllowed') return undefined;
  return /cancel/i.test(rest.parse(error).details.error.message) ? 'stopped' : 'refused';
}
