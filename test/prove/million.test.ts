import { expect, it } from 'vitest';
import { sendToMany } from './million.ts';
import { postgres } from './product/stage.ts';

it.skipIf(!postgres)(
  'sends a check-in to everybody for whom one is due, and to nobody else',
  async () => {
    const found = await sendToMany({ people: 2_000, ratings: 10_000, due: 200 });
    expect(found).toMatchObject({
      ...{ planned: { 'check-ins': 650, reminders: 450, summaries: 225 } },
      ...{ reached: 200, twice: 0 },
    });
  },
  120_000,
);
