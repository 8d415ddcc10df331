import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Microsoft's own test client. Its licence allows evaluation only, so that it is no dependency of ours. */
const client = '@microsoft/m365agentsplayground@0.2.28';

export const notice = `Fetching ${client}, Microsoft’s test client of Teams, with npx. It is under Microsoft’s pre-release software licence terms and no part of Rolecall.`;

const startedWithinMs = 120_000;

interface Client {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts the client for a bot at this address, in a folder of its own, until it is stopped or this process ends. `port`:
 * any free one unless told.
 */
export async function startClient(endpoint: string, port?: number): Promise<Client> {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-teams-client-'));
  const chosen = port ?? (await freePort());
  const words = ['start', '-e', endpoint, '-c', 'msteams', '-p', String(chosen), '--disable-telemetry'];
  const child = spawn('npx', ['--yes', client, ...words], {
    ...{ cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
    env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none' },
  });
  const end = () => {
    process.off('exit', end);
    kill(child);
    // What is killed may still write for a moment.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', end);
  try {
    await untilItListens(child);
  } catch (error) {
    end();
    throw error;
  }
  return {
    url: `http://localhost:${chosen}/`,
    async stop() {
      const ended = once(child, 'close');
      end();
      await ended;
    },
  };
}

/** npx starts the client as a child of its own. */
function kill({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL');
}

function untilItListens(child: ChildProcess): Promise<void> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`the test client ${why}:\n${said.join('\n')}`));
    const timer = setTimeout(() => fail('did not start in time'), startedWithinMs);
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        if (!/Listening on \d+/.test(line)) return;
        clearTimeout(timer);
        resolve();
      });
    }
    child.once('exit', (code) => fail(`ended with ${code}`));
    child.once('error', (error) => fail(error.message));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
