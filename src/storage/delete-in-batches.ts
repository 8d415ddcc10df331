import { setTimeout as wait } from 'node:timers/promises';

const together = 1_000;
/** Long enough for others' writes, which wait while a batch is deleted. */
const pauseMs = 20;

/** Deletes so many at a time until nothing is left. `deleteSome` gives how many there were. */
export async function deleteInBatches(deleteSome: (most: number) => Promise<bigint>): Promise<void> {
  while ((await deleteSome(together)) >= together) await wait(pauseMs);
}
