import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { expectNothingKeptIn, neverLogged } from '../never-logged.ts';
import { startRolecall } from './start-rolecall.ts';

/** Serves on a free port until the test ends; `log` grows. No secret and nothing that was said may stand in it. */
export async function serve(env: Record<string, string> = {}) {
  for (const [name, value] of Object.entries(env))
    if (/_(TOKEN|SECRET|SECRET_OLD|PASSWORD)$/.test(name)) neverLogged(value);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    expectNothingKeptIn(JSON.stringify(log) + (await stderr));
  });
  const child = startRolecall(['serve'], { env: { PORT: '0', LOG_LEVEL: 'trace', ...env } });
  const log: Record<string, unknown>[] = [];
  const stderr = text(child.stderr);
  const ended = once(child, 'close');
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const entry = JSON.parse(line);
      log.push(entry);
      if (typeof entry.url === 'string') resolve(entry.url);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it listened`)));
  });
  return { url, log, stderr, ended, stop: (signal: NodeJS.Signals) => child.kill(signal) };
}
