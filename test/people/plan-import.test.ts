import { expect, it } from 'vitest';
import type { Person } from '../../src/people/person.ts';
import { planImport } from '../../src/people/plan-import.ts';

const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5] } as const;
const account = { platform: 'teams', workspace: 'tenant', id: 'ada' };
const ada: Person = { id: 'p1', name: 'Ada', email: 'ada@example.org', times };
const now = Date.parse('2026-11-24T10:00:00Z');
const comparing = { newId: () => 'new', isWhole: false, now };

it('adds whoever is not known, to be invited', () => {
  const { id: _, ...entry } = ada;
  expect(planImport([], [entry], comparing)).toEqual({
    ...{
      added: [{ ...entry, id: 'new', enrolment: 'to-invite' }],
      changed: [],
      unchanged: 0,
      left: [],
      others: 0,
    },
  });
});

it('changes what the roster says, and keeps what it leaves out', () => {
  const known = { ...ada, account, team: 'Service' };
  const entry = { name: '', email: 'ada@example.org', team: 'Support', times };
  expect(planImport([known], [entry], comparing)).toEqual({
    ...{
      added: [],
      changed: [{ before: known, after: { ...known, team: 'Support' } }],
      unchanged: 0,
      left: [],
      others: 0,
    },
  });
});

it('leaves the times of whoever chose when to be asked, and nothing else', () => {
  const chosen = { ...ada, enrolment: 'weekly', times: { ...times, day: 4 } } as const;
  const invited = { ...chosen, enrolment: 'to-invite' } as const;
  const entry = { name: 'Ada', email: 'ada@example.org', team: 'Support', times };
  const after = (known: Person) => planImport([known], [entry], comparing).changed.map((each) => each.after);
  expect(after(chosen)).toEqual([{ ...chosen, team: 'Support' }]);
  expect(after(invited)).toEqual([{ ...invited, team: 'Support', times }]);
});

it('knows somebody by their account as well as by their email', () => {
  const known = { ...ada, account };
  const entry = { name: 'Ada', account, email: 'new@example.org', times };
  expect(planImport([known], [entry], comparing).changed.map(({ after }) => after.email)).toEqual([
    'new@example.org',
  ]);
});

it('changes nothing the second time', () => {
  const bob = { name: 'Bob', email: 'bob@example.org', times };
  const first = planImport([ada], [bob], comparing);
  const second = planImport([ada, ...first.added], [bob], comparing);
  expect(second).toEqual({ added: [], changed: [], unchanged: 1, left: [], others: 1 });
});

it.each([
  ['names their manager', 'mia@example.org', { manager: 'mia@example.org' }],
  ['names another manager', 'otto@example.org', { manager: 'otto@example.org' }],
  ['names none', undefined, { manager: 'mia@example.org', managedSince: 5 }],
])('leaves to a manager who named somebody what the roster does not say: it %s', (_, manager, led) => {
  const known = { ...ada, manager: 'mia@example.org', managedSince: 5, leftTeams: ['zoe@example.org'] };
  const entry = { name: 'Ada', email: 'ada@example.org', times, ...(manager ? { manager } : {}) };
  const [changed] = planImport([known], [{ ...entry, team: 'Service' }], comparing).changed;
  expect(changed?.after).toEqual({ ...ada, team: 'Service', leftTeams: ['zoe@example.org'], ...led });
});

it('says who left only where the roster is whole, and once', () => {
  const bob = { name: 'Bob', email: 'bob@example.org', times };
  const whole = { ...comparing, isWhole: true };
  expect(planImport([ada], [bob], comparing)).toMatchObject({ left: [], others: 1 });
  const plan = planImport([ada], [bob], whole);
  expect(plan).toMatchObject({ left: [{ ...ada, leftAt: now }], others: 0 });
  expect(planImport(plan.left, [bob], whole)).toMatchObject({ left: [], others: 1 });
});

it('takes from whoever left before the account that the roster gives to somebody else', () => {
  const known = [
    { ...ada, account, leftAt: now },
    { id: 'p2', name: 'Bob', email: 'bob@example.org', times },
  ] as const;
  const entry = { name: 'Bob', email: 'bob@example.org', account, times };
  expect(planImport(known, [entry], comparing)).toEqual({
    ...{ added: [], unchanged: 0, left: [], others: 0 },
    changed: [
      { before: known[1], after: { ...entry, id: 'p2' } },
      { before: known[0], after: { ...ada, leftAt: now } },
    ],
  });
});

it('brings back whoever left and is in the roster again, with all that was theirs', () => {
  const { id: _, ...entry } = ada;
  const known = { ...ada, leftAt: now, enrolment: 'weekly' } as const;
  expect(planImport([known], [entry], comparing).changed).toEqual([
    { before: known, after: { ...ada, enrolment: 'weekly' } },
  ]);
});
