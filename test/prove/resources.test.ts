import { expect, it } from 'vitest';
import { postgres } from './product/stage.ts';
import { isClear, refuseReadOnly } from './read-only.ts';
import { runOut, wants } from './resources.ts';

// Only root may mount a small disk, and set the limits of another process.
const canTake = postgres && process.getuid?.() === 0;

it.skipIf(!canTake).each(wants)(
  'outlives it: $name',
  async (want) => {
    expect(await runOut(want, 9)).toMatchObject({
      ...{ hasDied: false, isIntact: true, lost: [], twice: [], waiting: 0 },
    });
  },
  240_000,
);

it('says what to mend where it may not write its data, and starts when it may', async () => {
  expect(isClear(await refuseReadOnly())).toBe(true);
}, 60_000);
