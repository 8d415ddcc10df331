// A process of its own that saves one rating after another, and says which it has acknowledged.
import { writeSync } from 'node:fs';
import { openDatabase, type Place } from '../../src/storage/open-database.ts';
import { createStoredRatings } from '../../src/storage/stored-ratings.ts';

const { place, round }: { place: Place; round: number } = JSON.parse(process.argv[2] ?? '');
const database = await openDatabase({
  place,
  onError(error) {
    throw error;
  },
});
const ratings = createStoredRatings(database);

async function rateOn(lane: number): Promise<never> {
  for (let n = 0; ; n++) {
    const pressId = `${round}-${lane}-${n}`;
    await ratings.save({
      ...{ personId: `person-${lane}`, pressId, week: '2026-W48', skill: `skill-${n % 9}`, value: 'working' },
      ...{ answered: 'rated', role: 'R', roleLevel: 'L', frameworkVersion: 'v', words: 'w', isLate: false },
      at: new Date(),
    });
    writeSync(1, `${pressId}\n`);
  }
}

await Promise.all([0, 1, 2, 3].map(rateOn));
