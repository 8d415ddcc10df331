import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

interface Ran {
  readonly output: string;
  readonly ms: number;
}

/** Runs a script of the project in a process of its own, to its end. */
export function runNode(script: string, ...words: string[]): Ran {
  const started = performance.now();
  const { status, error, stdout, stderr } = spawnSync(process.execPath, [script, ...words], {
    cwd: project,
    encoding: 'utf8',
  });
  const ms = performance.now() - started;
  if (error) throw error;
  if (status !== 0) throw new Error(`${script} ended with ${status}:\n${stderr}`);
  return { output: stdout, ms };
}
