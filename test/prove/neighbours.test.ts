import { expect, it } from 'vitest';
import { failNeighbours } from './neighbours.ts';
import { postgres } from './product/stage.ts';

it.skipIf(!postgres)(
  'answers in Teams while Slack fails, and in Slack again when it is back',
  async () => {
    const { found, left } = await failNeighbours([{ neighbour: 'Slack', mood: '500' }], 4);
    expect(found).toMatchObject([{ unanswered: [] }]);
    expect(left).toBe(0);
    expect(found[0]?.recoveredMs).not.toBe(Number.POSITIVE_INFINITY);
  },
  240_000,
);
