interface Told {
  readonly type: string;
  readonly message: string;
  readonly code?: string | number;
  readonly stack?: string;
  readonly cause?: Told;
}

const deepest = 3;

/**
 * What of an error stands in the log. Clients of HTTP hang all that they sent on theirs: tokens, and what somebody said.
 * So nothing of it but its kind, its message, its code, where it was thrown, and the same of what caused it.
 */
export function tellError(error: unknown, depth = 0): Told | string {
  if (!(error instanceof Error)) return `${typeof error}, and no error, was thrown`;
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  const caused = cause instanceof Error && depth < deepest ? tellError(cause, depth + 1) : undefined;
  return {
    ...{ type: name, message },
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(stack === undefined ? {} : { stack }),
    ...(caused === undefined || typeof caused === 'string' ? {} : { cause: caused }),
  };
}
