import { expect, it } from 'vitest';
import { stopDatabase } from './database-stopped.ts';
import { postgres } from './product/stage.ts';

it.skipIf(!postgres)(
  'goes on without its database, and answers the rest once when it is back',
  async () => {
    const found = await stopDatabase({
      ...{ seconds: 12, perSecond: 15, cuts: ['stopped'], cutSeconds: 4, hurry: 10 },
    });
    expect(found).toMatchObject({ events: 180, refused: 0, lost: [], twice: [], waiting: 0 });
    expect(found.later).toBeGreaterThan(0);
    for (const kind of ['slack command', 'teams card'])
      expect(found.meanwhile[kind]?.answered).toBeGreaterThan(0);
  },
  240_000,
);
