import { expect, it } from 'vitest';
import type { Rating } from '../../src/check-ins/rating.ts';
import { onEachEngine } from './on-each-engine.ts';

onEachEngine('what is kept of people', (opened) => {
  it('knows how to reach somebody, whether that is new, and why it did not work', async () => {
    const { addresses } = opened.stores;
    const ada = { platform: 'teams', workspace: 'tenant', id: 'ada' };
    const elsewhere = { ...ada, workspace: 'another' };
    expect([await addresses.keep(ada, 'first'), await addresses.keep(ada, 'first')]).toEqual([true, false]);
    expect(await addresses.keep(ada, 'second')).toBe(false);
    await addresses.keep(elsewhere, 'there');
    await addresses.markUnreachable(ada, 'blocked “it”');
    await addresses.markUnreachable({ ...ada, id: 'nobody' }, 'never seen');
    await opened.reopen();
    expect(await opened.stores.addresses.find(ada)).toEqual({
      address: 'second',
      unreachable: 'blocked “it”',
    });
    expect(await opened.stores.addresses.keep(ada, 'second')).toBe(false);
    expect(await opened.stores.addresses.find(ada)).toEqual({ address: 'second' });
    await opened.stores.addresses.remove(ada);
    expect(await opened.stores.addresses.find(ada)).toBeUndefined();
    expect(await opened.stores.addresses.find(elsewhere)).toEqual({ address: 'there' });
    expect(await opened.stores.addresses.keep(ada, 'second')).toBe(true);
  });

  it('lets one of many find that somebody is new', async () => {
    const ada = { platform: 'teams', workspace: 'tenant', id: 'ada' };
    const others = await opened.open();
    const kept = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        (at % 2 === 0 ? opened.stores : others).addresses.keep(ada, `${at}`),
      ),
    );
    expect(kept.filter(Boolean)).toHaveLength(1);
    await others.close();
  });

  it('keeps people, all or none of those that are saved together', async () => {
    const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3] } as const;
    const ada = {
      ...{ id: 'p1', name: 'Ada “A”', email: 'ada@example.org', times },
      ...{ enrolment: 'weekly' as const, enrolledAt: opened.time, pausedUntil: '2027-01-03' },
    } as const;
    const account = { platform: 'teams', workspace: 'tenant', id: 'bob:1' };
    const bob = {
      id: 'p2',
      name: 'Bob',
      account,
      role: 'R',
      roleLevel: 'L',
      team: 'T',
      manager: 'm',
      times,
    };
    await opened.stores.people.save([ada, bob]);
    await opened.stores.people.save([{ ...ada, name: 'Ada', team: 'T' }]);
    const twice = [
      { ...bob, name: 'New' },
      { id: 'p3', name: 'Eve', account, times },
    ];
    await expect(opened.stores.people.save(twice)).rejects.toThrow();
    await opened.reopen();
    expect(await opened.stores.people.all()).toEqual([{ ...ada, name: 'Ada', team: 'T' }, bob]);
  });

  it('keeps accounts and emails that go from one to another at once', async () => {
    const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3] } as const;
    const toAccount = (id: string) => ({ platform: 'teams', workspace: 'tenant', id });
    const ada = { id: 'p1', name: 'Ada', times, email: 'ada@example.org', account: toAccount('1') };
    const bob = { id: 'p2', name: 'Bob', times, email: 'bob@example.org', account: toAccount('2') };
    const cem = { id: 'p3', name: 'Cem', times };
    await opened.stores.people.save([ada, bob, cem]);
    const after = [
      { ...ada, email: bob.email, account: bob.account },
      { ...bob, email: ada.email, account: toAccount('3') },
      { ...cem, account: ada.account },
    ];
    await opened.stores.people.save(after);
    expect(await opened.stores.people.all()).toEqual(after);
  });

  it('keeps 10,000 people at once', async () => {
    const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1] } as const;
    const many = Array.from({ length: 10_000 }, (_, at) => ({ id: `p${at}`, name: `P${at}`, times }));
    await opened.stores.people.save(many);
    expect(await opened.stores.people.all()).toHaveLength(10_000);
  });

  it('keeps every rating once, and says which stands', async () => {
    const rating: Rating = {
      ...{ personId: 'ada', pressId: 'p1', week: '2026-W48', skill: 'User focus', value: 'working' },
      ...{
        answered: 'rated',
        role: 'R',
        roleLevel: 'L',
        frameworkVersion: 'v1',
        words: 'w',
        isLate: false,
      },
      at: new Date(opened.time),
    };
    const newer: Rating = {
      ...rating,
      pressId: 'p2',
      value: 'expert',
      at: new Date(opened.time + 1),
      note: '“n”',
    };
    const other = await opened.open();
    await Promise.all([
      opened.stores.ratings.save(newer),
      other.ratings.save(newer),
      other.ratings.save(rating),
    ]);
    expect(await opened.stores.ratings.save(rating)).toEqual(newer);
    expect(await opened.stores.ratings.save({ ...rating, week: '2026-W49' })).toMatchObject({
      week: '2026-W49',
    });
    await other.close();
    await opened.reopen();
    expect(await opened.stores.ratings.allOf('ada')).toHaveLength(3);
    expect(await opened.stores.ratings.allOf('bob')).toEqual([]);
  });
});
