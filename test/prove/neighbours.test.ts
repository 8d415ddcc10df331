import { expect, it } from 'vitest';
import { failNeighbours } from './neighbours.ts';
import { postgres } from './product/stage.ts';

it.skipIf(!postgres)(
  'answers in Teams while Slack fails, and in Slack again when it is back',
  async () => {
    const faults = (['500', 'nothing'] as const).map((mood) => ({ neighbour: 'Slack' as const, mood }));
    const { found, left } = await failNeighbours(faults, 4);
    expect(found).toMatchObject([{ unanswered: [] }, { unanswered: [] }]);
    for (const { recoveredMs } of found) expect(recoveredMs).not.toBe(Number.POSITIVE_INFINITY);
    expect(left).toBe(0);
  },
  240_000,
);
