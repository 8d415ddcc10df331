import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

export const root = resolve(import.meta.dirname, '../..');
export const read = (file: string) => readFileSync(join(root, file), 'utf8');

const settings = [...read('.env.example').matchAll(/^#([A-Z_]+)=/gm)].map(([, name = '']) => name);
/** What npm needs to know of the machine, without the settings of whoever runs the tests. */
const surroundings = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !settings.includes(name.replace(/_FILE$/, '')) && name !== 'NODE_ENV',
  ),
);

/** The project as it is, but with data, files and settings of its own. Nothing is to be installed there. */
export function linkProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-project-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ['package.json', 'package-lock.json', 'node_modules', 'src', 'test', '.env.example'])
    symlinkSync(join(root, name), join(folder, name));
  return folder;
}

interface Told {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** It runs until it has printed this, and is told to stop then. */
  readonly until?: RegExp | undefined;
}

interface Ended {
  /** Undefined where it ended because it was told to. */
  readonly code: number | undefined;
  readonly output: string;
  readonly complaints: string;
}

export async function runNpm(
  words: readonly string[],
  { cwd, env = {}, input = '', until }: Told,
): Promise<Ended> {
  // npm starts a shell, and that what is meant: all of them are one group.
  const child = spawn('npm', words, { cwd, env: { ...surroundings, ...env }, detached: true });
  const tell = (signal: NodeJS.Signals) => void (child.pid && process.kill(-child.pid, signal));
  onTestFinished(() => {
    if (child.exitCode === null && child.signalCode === null) tell('SIGKILL');
  });
  let output = '';
  let complaints = '';
  let isTold = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (isTold || !until?.test(output)) return;
    isTold = true;
    tell('SIGTERM');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  return { code: isTold ? undefined : code, output, complaints };
}
