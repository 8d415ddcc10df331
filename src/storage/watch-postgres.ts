import { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { inTime } from '../chat/in-time.ts';

interface Dependencies {
  readonly url: string;
  /** Called at each look to which nothing is answered. */
  readonly onSilent: () => void;
}

export interface Watch {
  isSilent(): boolean;
  stop(): void;
}

/** Together less than Slack and Teams wait for an answer. */
const betweenMs = 750;
const silentMs = 1_500;
/** A database that is far away, or wakes up, takes a while for a new connection, and would be cut off again each time. */
const connectMs = 5_000;

/**
 * Asks the database now and then whether it is there, on a connection of its own. A network that swallows everything ends
 * no connection, so that whatever was asked of the database would wait for a quarter of an hour, until the operating system
 * gives up. An error is an answer too: whoever asks next gets one as well.
 */
export function watchPostgres({ url, onSilent }: Dependencies): Watch {
  const stopping = new AbortController();
  let isSilent = false;
  let connection: Connection | undefined;
  const look = async (): Promise<void> => {
    const mayTakeMs = connection ? silentMs : connectMs;
    connection ??= openConnection(url);
    const answer = await inTime(connection.ask(), mayTakeMs);
    if (answer !== 'there') {
      connection.end();
      connection = undefined;
    }
    if (stopping.signal.aborted) return;
    isSilent = answer === 'late';
    if (isSilent) onSilent();
  };
  const watch = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await look();
      await wait(betweenMs, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined);
    }
    connection?.end();
  };
  void watch();
  return { isSilent: () => isSilent, stop: () => stopping.abort() };
}

interface Connection {
  ask(): Promise<'there' | 'failed'>;
  end(): void;
}

function openConnection(url: string): Connection {
  const socket = new Socket();
  const client = new pg.Client({ connectionString: url, stream: () => socket.unref() });
  // The next question fails, and tells it.
  client.on('error', () => undefined);
  const connected = client.connect();
  return {
    async ask() {
      try {
        await connected;
        await client.query('select 1');
        return 'there';
      } catch {
        return 'failed';
      }
    },
    // To say goodbye would be to wait for an answer.
    end: () => socket.destroy(),
  };
}
