import { chmodSync, chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startReplica } from './product/replica.ts';
import { knowledge } from './product/stage.ts';

export interface Refusal {
  /** What the process said when it could not write; undefined where it started all the same. */
  readonly said: string | undefined;
  /** Whether it started with the same data once it could. */
  readonly startedAfter: boolean;
}

const nobody = 65_534;
/** Root may write where modes say that nobody may. */
const asNobody = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];

/** Starts the product as somebody who may read its data, and not write. */
export async function refuseReadOnly(): Promise<Refusal> {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-prove-'));
  chownSync(folder, nobody, nobody);
  const env = { DATA_DIR: folder, KNOWLEDGE_DIR: knowledge };
  const startAndStop = async (): Promise<void> => {
    const replica = await startReplica({ env, before: process.getuid?.() === 0 ? asNobody : [] });
    replica.child.kill('SIGTERM');
    await replica.ended;
  };
  const allow = (file: number, of: number): void => {
    chmodSync(folder, of);
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), file);
  };
  try {
    await startAndStop();
    allow(0o444, 0o555);
    const said = await startAndStop().then(
      () => undefined,
      (error: Error) => error.message,
    );
    allow(0o600, 0o700);
    await startAndStop();
    return { said, startedAfter: true };
  } finally {
    allow(0o600, 0o700);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** It says which setting to look at, without a trace of the code. */
export function isClear({ said = '', startedAfter }: Refusal): boolean {
  return startedAfter && said.includes('DATA_DIR') && !said.includes('    at ');
}

export function sayRefusal({ said }: Refusal): string {
  return said === undefined ? 'started all the same' : `refused to start: ${said.split('\n').at(-1)}`;
}
