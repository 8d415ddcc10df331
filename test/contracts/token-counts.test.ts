import { expect, it } from 'vitest';
import { onEachEngine } from './on-each-engine.ts';

const day = '2026-11-22';
const account = (id: string) => ({ platform: 'slack', workspace: 'T1', id });
const ada = account('ada');
const bob = account('bob');

onEachEngine('what models spent', (opened) => {
  it('counts what each account and what all spent on a day, and outlives the process', async () => {
    const { tokenCounts } = opened.stores;
    await tokenCounts.add(ada, day, 100);
    await tokenCounts.add(ada, day, 20);
    await tokenCounts.add(bob, day, 3);
    await tokenCounts.add(ada, '2026-11-23', 4);
    await opened.reopen();
    const { on } = opened.stores.tokenCounts;
    expect(await on(ada, day)).toEqual({ own: 120, all: 123 });
    expect(await on(bob, day)).toEqual({ own: 3, all: 123 });
    expect(await on(account('eve'), '2026-11-23')).toEqual({ own: 0, all: 4 });
    expect(await on(ada, '2026-11-24')).toEqual({ own: 0, all: 0 });
  });

  it('loses nothing when many processes count at once', async () => {
    const all = [opened.stores, await opened.open(), await opened.open()];
    const spenders = ['ada', 'bob', 'eve', 'mia', 'otto'].map(account);
    await Promise.all(
      Array.from({ length: 20 }, () =>
        all.flatMap(({ tokenCounts }) =>
          spenders.map((spender, at) => tokenCounts.add(spender, day, at + 1)),
        ),
      ).flat(),
    );
    const counted = await Promise.all(spenders.map((spender) => opened.stores.tokenCounts.on(spender, day)));
    expect(counted).toEqual([60, 120, 180, 240, 300].map((own) => ({ own, all: 900 })));
    for (const other of all.slice(1)) await other.close();
  });

  it('counts more than fits a small number', async () => {
    await opened.stores.tokenCounts.add(ada, day, 3_000_000_000);
    await opened.stores.tokenCounts.add(ada, day, 3_000_000_000);
    expect(await opened.stores.tokenCounts.on(ada, day)).toEqual({
      own: 6_000_000_000,
      all: 6_000_000_000,
    });
  });

  it('tells an account from others like it', async () => {
    const { tokenCounts } = opened.stores;
    await tokenCounts.add({ platform: 'slack', workspace: 'T1', id: 'everybody' }, day, 5);
    await tokenCounts.add({ platform: 'slack","T1', workspace: 'x', id: 'y' }, day, 7);
    const { by, on } = tokenCounts;
    expect(await on({ platform: 'slack', workspace: 'T1","x', id: 'y' }, day)).toEqual({ own: 0, all: 12 });
    expect(await by({ platform: '', workspace: '', id: 'everybody' })).toEqual([]);
  });

  it('shows an account what is held about it, and forgets that, but not what all spent', async () => {
    const { tokenCounts } = opened.stores;
    await tokenCounts.add(ada, day, 10);
    await tokenCounts.add(ada, '2026-11-21', 1);
    await tokenCounts.add(bob, day, 5);
    expect(await tokenCounts.by(ada)).toEqual([
      { day: '2026-11-21', tokens: 1 },
      { day, tokens: 10 },
    ]);
    await tokenCounts.forget(ada);
    expect([await tokenCounts.by(ada), await tokenCounts.by(bob)]).toEqual([[], [{ day, tokens: 5 }]]);
    expect(await tokenCounts.on(ada, day)).toEqual({ own: 0, all: 15 });
  });

  it('forgets the days before today', async () => {
    const { tokenCounts } = opened.stores;
    await tokenCounts.add(ada, '2026-11-21', 1);
    await tokenCounts.add(ada, day, 2);
    opened.time = Date.parse('2026-11-22T00:00:00Z');
    await opened.stores.forgetExpired();
    expect(await tokenCounts.by(ada)).toEqual([{ day, tokens: 2 }]);
    expect(await tokenCounts.on(ada, '2026-11-21')).toEqual({ own: 0, all: 0 });
  });
});
