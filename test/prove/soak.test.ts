import { expect, it } from 'vitest';
import { postgres } from './product/stage.ts';
import { soak } from './soak.ts';

it.skipIf(!postgres)(
  'answers everything at half of its pace, and has nothing to complain of',
  async () => {
    const found = await soak(4, 1);
    expect(found).toMatchObject({ refused: 0, lost: [], twice: [], complaints: [] });
    expect(found.megabytesLate).toBeGreaterThan(0);
    expect(found.heldUpMs).toBeGreaterThan(0);
  },
  240_000,
);
