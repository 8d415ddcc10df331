interface Handed extends Pick<RequestInit, 'method' | 'headers' | 'body'> {
  /** Begins the code of the error. */
  readonly what: 'upload' | 'respond';
  readonly longestMs: number;
}

class NotTakenError extends Error {
  override readonly name = 'NotTakenError';
  readonly code: string;

  constructor(what: string, status: number) {
    super('what was handed over was not taken');
    this.code = `${what}_${status}`;
  }
}

/**
 * Sends something to an address that a platform named for it. Rejects where it is not taken. What comes back is not
 * read, and a redirection not followed: the address is the permission.
 */
export async function handOver(url: string, { what, longestMs, ...request }: Handed): Promise<void> {
  const signal = AbortSignal.timeout(longestMs);
  const response = await fetch(url, { ...request, redirect: 'error', signal });
  await response.body?.cancel();
  if (!response.ok) throw new NotTakenError(what, response.status);
}
