import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../src/storage/open-database.ts';
import { createStoredRatings } from '../../src/storage/stored-ratings.ts';
import type { Engine } from '../contracts/databases.ts';

interface Proof {
  readonly acknowledged: number;
  readonly lost: number;
}

const script = fileURLToPath(new URL('rate.ts', import.meta.url));
const lanes = [0, 1, 2, 3];

/** kill -9 while ratings are saved, so many times; what was acknowledged must be there each time it is opened. */
export async function proveRatings(engine: Engine, rounds: number): Promise<Proof> {
  const made = await engine.create();
  const acknowledged = new Set<string>();
  let lost = 0;
  for (let round = 0; round < rounds; round++) {
    const child = spawn(process.execPath, [script, JSON.stringify({ place: made.place, round })], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = text(child.stdout);
    await once(child.stdout, 'readable');
    await wait(100 + Math.random() * 300);
    child.kill('SIGKILL');
    for (const line of (await said).split('\n').slice(0, -1)) acknowledged.add(line);
    const database = await openDatabase({
      place: made.place,
      onError(error) {
        throw error;
      },
    });
    const ratings = createStoredRatings(database);
    const all = (await Promise.all(lanes.map((lane) => ratings.allOf(`person-${lane}`)))).flat();
    const there = new Set(all.map(({ pressId }) => pressId));
    lost += [...acknowledged].filter((pressId) => !there.has(pressId)).length;
    await database.destroy();
  }
  await made.remove();
  return { acknowledged: acknowledged.size, lost };
}
