// npm run playground: Rolecall in try-out mode beside Microsoft's test client of Teams, until Ctrl-C.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { startFlags } from '../bench/run-node.ts';
import { notice, startClient } from './start-client.ts';

const clientPort = 56_150;

/** Without what `.env` may configure: the client has no credentials. */
const platforms = readFileSync('.env.example', 'utf8').match(/(?<=^#)(?:SLACK|TEAMS)_\w+/gm) ?? [];
const tryOut = { ...Object.fromEntries(platforms.map((name) => [name, ''])), WEB_CHAT: 'auto' };

console.log(notice);
const rolecall = spawn(process.execPath, [...startFlags, 'src/main.ts', 'serve'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, ...tryOut },
  // Ctrl-C tells everything in this group: Rolecall would be told twice, and end without stopping in good order.
  detached: true,
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => rolecall.kill('SIGTERM'));
process.once('exit', () => rolecall.kill('SIGTERM'));
rolecall.once('close', (code) => process.exit(code ?? 1));
const url = await new Promise<string>((resolve) => {
  createInterface({ input: rolecall.stdout }).on('line', (line) => {
    console.log(line);
    const { url: found } = line.startsWith('{') ? JSON.parse(line) : {};
    if (typeof found === 'string') resolve(found);
  });
});
const client = await startClient(new URL('/api/messages', url).href, clientPort);
console.log(`\nOpen ${client.url} in a browser. Ctrl-C ends both.\n`);
