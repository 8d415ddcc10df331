import { expect, it } from 'vitest';
import type { Rating } from '../../src/check-ins/rating.ts';
import {
  createReadRatings,
  createReadTeam,
  NotTheirsError,
  standing,
} from '../../src/check-ins/read-ratings.ts';
import type { Person } from '../../src/people/person.ts';

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

it('gives a manager what those whom they lead said last of what is asked for, and nobody else’s', async () => {
  const now = Date.parse('2026-11-30T12:00:00Z');
  const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1] } as const;
  const person = (id: string, manager?: string): Person => ({
    ...{ id, name: id, email: `${id}@example.org`, times, ...(manager ? { manager } : {}) },
  });
  const mia = person('mia');
  const all = [mia, person('ada', 'mia@example.org'), person('bob', 'otto@example.org')];
  const asked: string[] = [];
  const read = createReadTeam({
    people: {
      managedBy: async (handles) =>
        all.filter(({ manager }) => manager !== undefined && handles.includes(manager)),
    },
    ratings: {
      async lastOf(of, at) {
        for (const { personId, skills } of of) asked.push(`${personId} ${skills} ${at - now}`);
        const value = at === now ? ('expert' as const) : ('working' as const);
        return new Map(of.map(({ personId }) => [personId, new Map([['User focus', { value, at }]])]));
      },
      async answeredSince(ids, since) {
        asked.push(`${ids.join()} ${since - now}`);
        return ids;
      },
    },
  });
  const when = { scope: 'team', now, before: now - 5, answeredSince: now - 7 } as const;
  const skillsOf = () => ['User focus'];
  expect(await read(mia, { ...when, skillsOf })).toEqual([
    {
      ...{ person: all[1], hasAnswered: true, said: new Map([['User focus', { value: 'expert', at: now }]]) },
      saidBefore: new Map([['User focus', { value: 'working', at: now - 5 }]]),
    },
  ]);
  expect(await read(person('ada'), { ...when, skillsOf })).toEqual([]);
  expect(asked.filter((one) => one.includes('bob'))).toEqual([]);
  expect(asked.toSorted()).toEqual([' -7', 'ada -7', 'ada User focus -5', 'ada User focus 0']);
});
