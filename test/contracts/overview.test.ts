import { expect, it } from 'vitest';
import type { Person } from '../../src/people/person.ts';
import { usualTimes } from '../../src/people/usual-times.ts';
import type { Finished, Kind, Outbox } from '../../src/schedule/outbox.ts';
import { onEachEngine } from './on-each-engine.ts';

const week = 7 * 24 * 60 * 60 * 1_000;
const blocked = { state: 'unreachable', reason: 'blocked' } as const;
const left = { state: 'unreachable', reason: 'left' } as const;
const unknown = { state: 'unknown', reason: 'no word' } as const;

onEachEngine('the overview', (opened) => {
  const settle = async (outbox: Outbox, personId: string, kind: Kind, dueAt: number, finished: Finished) => {
    await outbox.plan([{ kind, personId, week: `${dueAt}`, dueAt, closesAt: opened.time + week }]);
    const [claimed] = await outbox.claimDue(1);
    if (!claimed || !(await outbox.begin(claimed))) throw new Error('nothing was claimed');
    await outbox.finish(claimed, finished);
  };

  it('counts people', async () => {
    const person = (id: string, more: Partial<Person>): Person => ({
      id,
      name: '',
      times: usualTimes,
      ...more,
    });
    await opened.stores.people.save([
      person('a', { enrolment: 'weekly' }),
      person('b', { enrolment: 'monthly', pausedUntil: '2026-12-02' }),
      person('c', { enrolment: 'fortnightly', pausedUntil: '2026-12-01' }),
      person('d', { enrolment: 'stopped', pausedUntil: '2027-01-01' }),
      person('e', { enrolment: 'to-invite' }),
      person('f', {}),
    ]);
    expect(await opened.stores.overview.people('2026-12-01')).toEqual({ known: 6, enrolled: 3, paused: 1 });
  });

  it('counts nothing in an empty database', async () => {
    const { overview } = opened.stores;
    expect(await overview.people('2026-12-01')).toEqual({ known: 0, enrolled: 0, paused: 0 });
    expect(await overview.deliveries(0, opened.time)).toEqual([]);
    expect(await overview.oldestDue(opened.time)).toBeUndefined();
    expect(await overview.unknown(5)).toEqual([]);
    expect(await overview.unreachable(0)).toEqual([]);
  });

  it('counts deliveries by kind and state, those alone that were due between two instants', async () => {
    const { outbox, overview } = opened.stores;
    const from = opened.time - week;
    await settle(outbox, 'a', 'check-in', from, { state: 'sent', reference: '' });
    await settle(outbox, 'b', 'check-in', from + 1, { state: 'sent', reference: '' });
    await settle(outbox, 'b', 'summary', from + 2, { state: 'nothing' });
    await settle(outbox, 'b', 'summary', from - 1, { state: 'nothing' });
    await outbox.plan([
      { kind: 'check-in', personId: 'c', week: 'w', dueAt: opened.time, closesAt: opened.time + week },
    ]);
    expect(await overview.deliveries(from, opened.time)).toEqual([
      { kind: 'check-in', state: 'sent', count: 2 },
      { kind: 'summary', state: 'nothing', count: 1 },
    ]);
  });

  it('knows since when something waits, but not of what waits for its time', async () => {
    const { outbox, overview } = opened.stores;
    const planned = (personId: string, dueAt: number) =>
      ({ kind: 'check-in', personId, week: 'w', dueAt, closesAt: opened.time + week }) as const;
    await outbox.plan([planned('c', opened.time + 1)]);
    expect(await overview.oldestDue(opened.time)).toBeUndefined();
    await outbox.plan([planned('a', opened.time - 5), planned('b', opened.time - 9)]);
    expect(await overview.oldestDue(opened.time)).toBe(opened.time - 9);
  });

  it('names unknown deliveries and counts the unreachable, each person once', async () => {
    const { outbox, overview } = opened.stores;
    const at = opened.time;
    await settle(outbox, 'a', 'check-in', at - 9, unknown);
    await settle(outbox, 'b', 'named', at - 8, unknown);
    await settle(outbox, 'a', 'check-in', at - 7, blocked);
    await settle(outbox, 'a', 'summary', at - 6, blocked);
    await settle(outbox, 'c', 'check-in', at - 5, left);
    await settle(outbox, 'd', 'check-in', at - 4, blocked);
    await settle(outbox, 'e', 'check-in', at - week, left);
    expect(await overview.unknown(1)).toEqual([{ kind: 'named', personId: 'b', week: `${at - 8}` }]);
    expect(await overview.unreachable(at - 9)).toEqual([
      { reason: 'blocked', people: 2 },
      { reason: 'left', people: 1 },
    ]);
  });
});
