import type { Person, PersonStore } from '../people/person.ts';
import { type Due, graceEnded, type Kind, type RetentionSettings, whatIsDue } from './what-is-due.ts';

/** What is kept, as far as its age is known. */
export interface OldRows {
  /** Deletes so many at most. How many there were. */
  deleteSome(due: Due, most: number): Promise<number>;
}

/** How many rows of each kind were deleted, and how many people's everything. */
export type Deleted = Readonly<Partial<Record<Kind | 'people who left', number>>>;

interface Dependencies {
  readonly oldRows: OldRows;
  readonly people: Pick<PersonStore, 'leftBy'>;
  /** Deletes all that is held about somebody. */
  readonly forgetPerson: (person: Person) => Promise<void>;
  readonly settings: RetentionSettings;
  readonly now: () => number;
  /** Between two batches, so that whoever answers a check-in meanwhile does not wait. */
  readonly pause: () => Promise<void>;
}

const rowsTogether = 500;
const peopleTogether = 20;

/** Deletes what was kept for long enough. Given up, it leaves the rest to the next time. */
export function createForgetOld(dependencies: Dependencies) {
  const { oldRows, settings, now } = dependencies;
  return async (signal: AbortSignal): Promise<Deleted> => {
    const at = now();
    const deleted: Partial<Record<Kind | 'people who left', number>> = {};
    const left = await forgetLeavers(graceEnded(settings, at), dependencies, signal);
    if (left > 0) deleted['people who left'] = left;
    for (const due of whatIsDue(settings, at)) {
      const rows = await inBatches(() => oldRows.deleteSome(due, rowsTogether), dependencies, signal);
      if (rows > 0) deleted[due.kind] = rows;
    }
    return deleted;
  };
}

async function inBatches(
  deleteSome: () => Promise<number>,
  { pause }: Pick<Dependencies, 'pause'>,
  signal: AbortSignal,
): Promise<number> {
  let all = 0;
  while (!signal.aborted) {
    const some = await deleteSome();
    all += some;
    if (some < rowsTogether) break;
    await pause();
  }
  return all;
}

async function forgetLeavers(
  leftBy: number,
  { people, forgetPerson, pause }: Dependencies,
  signal: AbortSignal,
): Promise<number> {
  let all = 0;
  while (!signal.aborted) {
    const some = await people.leftBy(leftBy, peopleTogether);
    for (const person of some) await forgetPerson(person);
    all += some.length;
    if (some.length < peopleTogether) break;
    await pause();
  }
  return all;
}
