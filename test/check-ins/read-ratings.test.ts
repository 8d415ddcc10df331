import { expect, it } from 'vitest';
import type { Rating } from '../../src/check-ins/rating.ts';
import { createReadRatings, NotTheirsError, standing } from '../../src/check-ins/read-ratings.ts';

const rating = (more: Partial<Rating>): Rating => ({
  ...{ personId: 'ada', pressId: 'p', week: '2026-W48', skill: 'User focus', value: 'working' },
  ...{ answered: 'rated', role: 'R', roleLevel: 'L', frameworkVersion: 'v', words: 'w', isLate: false },
  at: new Date('2026-11-24T10:00:00Z'),
  ...more,
});

it('gives a person their own ratings, and nobody else’s', async () => {
  const asked: string[] = [];
  const read = createReadRatings({
    async allOf(personId) {
      asked.push(personId);
      return [rating({ personId })];
    },
  });
  expect(await read('ada', 'ada')).toHaveLength(1);
  await expect(read('grace', 'ada')).rejects.toThrow(NotTheirsError);
  expect(asked).toEqual(['ada']);
});

it('lets the one stand that was pressed last, also where it came first', () => {
  const early = rating({ pressId: 'old', value: 'awareness' });
  const late = rating({ pressId: 'new', value: 'expert', at: new Date('2026-11-24T10:05:00Z') });
  const other = rating({ week: '2026-W47', value: 'not-yet' });
  expect(standing([late, early, other]).map(({ week, value }) => [week, value])).toEqual([
    ['2026-W47', 'not-yet'],
    ['2026-W48', 'expert'],
  ]);
});
