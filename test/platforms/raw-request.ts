import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

type Bytes = string | Buffer;

export interface BadRequest {
  readonly name: string;
  /** In turn, with a moment between them where there are several. */
  readonly sends: readonly Bytes[];
  /** After that one byte at a time, for as long as the connection is open. */
  readonly drips?: true;
  /** After that the client is gone. */
  readonly leaves?: true;
  /** The status of each response; none where the connection is just closed. */
  readonly statuses: readonly number[];
}

const dripMs = 60;
const momentMs = 20;

/** Speaks with the server as no library would, until the connection is closed. Gives the status of each response. */
export async function speak(port: number, { sends, drips, leaves }: BadRequest): Promise<number[]> {
  const socket = connect(port, '127.0.0.1');
  const pieces: Buffer[] = [];
  const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
  socket.on('data', (piece) => void pieces.push(piece));
  // Whoever is refused finds its connection reset.
  socket.on('error', () => undefined);
  for (const [at, bytes] of sends.entries()) {
    if (at > 0) await wait(momentMs);
    if (!socket.destroyed) socket.write(bytes);
  }
  if (leaves) {
    await wait(momentMs);
    socket.destroy();
  } else if (drips) await drip(socket);
  await closed;
  const text = Buffer.concat(pieces).toString('latin1');
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}

async function drip(socket: Socket): Promise<void> {
  while (!socket.destroyed) {
    socket.write('a');
    await wait(dripMs);
  }
}

type Headers = Readonly<Record<string, string | number>>;

export function request(line: string, headers: Headers, body: Bytes = ''): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`${line} HTTP/1.1\r\n${lines.join('')}\r\n`), Buffer.from(body)]);
}

export function get(host: string, path: string, headers: Headers = {}): Buffer {
  return request(`GET ${path}`, { Host: host, Connection: 'close', ...headers });
}

export function post(host: string, path: string, body: Bytes, headers: Headers = {}): Buffer {
  const about = { Host: host, Connection: 'close', Origin: `http://${host}` };
  const length = Buffer.byteLength(body);
  return request(
    `POST ${path}`,
    { ...about, 'Content-Type': 'application/json', 'Content-Length': length, ...headers },
    body,
  );
}

export const chat = '/chat/messages';
export const slack = '/slack/events';
export const teams = '/api/messages';
/** How many were answered before the client was gone is left to chance. */
export const expect200s: readonly number[] = [];
