import type { Response } from 'express';

/** What a page hears of: messages to these accounts, for as long as it is open. */
export interface Listener {
  readonly accounts: readonly string[];
  /** Of the browser. */
  readonly timeZone?: string;
}

/** A page that has not read so much for so long sleeps; it opens its stream again when it wakes. */
const mostUnreadBytes = 1_000_000;
const reconnectMs = 2_000;

/** The pages that are open, each with a stream of server-sent events. */
export function createStreams() {
  const open = new Map<Response, Listener>();
  const listenersOf = (account: string) => [...open].filter(([, { accounts }]) => accounts.includes(account));

  return {
    add(response: Response, listener: Listener): void {
      response.type('text/event-stream');
      response.write(`retry: ${reconnectMs}\n\n`);
      open.set(response, listener);
      response.once('close', () => open.delete(response));
    },
    /** How many pages it went to. */
    send(account: string, message: object): number {
      const reached = listenersOf(account).filter(([response]) => {
        if (response.writableLength < mostUnreadBytes) return true;
        response.destroy();
        return false;
      });
      for (const [response] of reached) response.write(`data: ${JSON.stringify(message)}\n\n`);
      return reached.length;
    },
    timeZoneOf: (account: string): string | undefined => listenersOf(account).at(-1)?.[1].timeZone,
    end(): void {
      for (const response of open.keys()) response.end();
      open.clear();
    },
  };
}
