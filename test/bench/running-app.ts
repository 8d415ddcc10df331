import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

export interface RunningApp {
  readonly name: string;
  readonly url: string;
  readonly child: ChildProcess;
}

/** Starts a process that says its address as JSON. */
export async function startApp(
  name: string,
  words: readonly string[],
  env: Record<string, string>,
): Promise<RunningApp> {
  const child = spawn(process.execPath, words, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { url: found } = line.startsWith('{') ? JSON.parse(line) : {};
      if (typeof found === 'string') resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
  return { name, url, child };
}

/** Of all its threads, as the kernel counts them in hundredths. */
export function cpuSeconds({ child }: RunningApp): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
