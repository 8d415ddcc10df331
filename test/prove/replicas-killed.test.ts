import { expect, it } from 'vitest';
import { postgres } from './product/stage.ts';
import { killReplicas } from './replicas-killed.ts';

it.skipIf(!postgres)(
  'loses nothing and answers nothing twice when replicas are killed under load',
  async () => {
    const found = await killReplicas({ seconds: 12, perSecond: 15, betweenKillsSeconds: 4, hurry: 20 });
    expect(found).toMatchObject({ events: 180, lost: [], twice: [], waiting: 0 });
    expect(found.kills).toBeGreaterThan(0);
    // The events of those who press again are not counted as acknowledged.
    expect(found.acknowledged).toBeGreaterThan(150);
  },
  240_000,
);
