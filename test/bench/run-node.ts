import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));
const { scripts } = JSON.parse(readFileSync(`${project}/package.json`, 'utf8'));
const flagsOf = (script: string): string[] => script.split(' ').filter((word) => word.startsWith('--'));

// V8 otherwise takes memory that answering does not need.
const flags = flagsOf(scripts.ask);

/** What `npm start` gives to Node. */
export const startFlags = flagsOf(scripts.start);

interface Ran {
  readonly output: string;
  readonly ms: number;
}

/** Runs a script of the project in a process of its own, to its end. */
export function runNode(script: string, ...words: string[]): Ran {
  const started = performance.now();
  const { status, error, stdout, stderr } = spawnSync(process.execPath, [...flags, script, ...words], {
    cwd: project,
    encoding: 'utf8',
  });
  const ms = performance.now() - started;
  if (error) throw error;
  if (status !== 0) throw new Error(`${script} ended with ${status}:\n${stderr}`);
  return { output: stdout, ms };
}
