import { expect, it } from 'vitest';
import type { Rating } from '../../src/check-ins/rating.ts';
import type { Planned } from '../../src/schedule/outbox.ts';
import type { SkillRelease } from '../../src/summaries/show-skill.ts';
import type { NewlyShown } from '../../src/summaries/shown-before.ts';
import { onEachEngine } from './on-each-engine.ts';

const dayMs = 24 * 60 * 60 * 1_000;
const start = Date.parse('2026-11-24T10:00:00Z');

const rating = (days: number, more: Partial<Rating> = {}): Rating => ({
  ...{ personId: 'ada', pressId: `p${days}`, week: '2026-W48', skill: 'User focus', value: 'working' },
  ...{ answered: 'rated', role: 'R', roleLevel: 'L', frameworkVersion: 'v1', words: 'w', isLate: false },
  at: new Date(start + days * dayMs),
  ...more,
});

onEachEngine('what summaries need of ratings', (opened) => {
  const save = async (...ratings: readonly Rating[]) => {
    for (const each of ratings) await opened.stores.ratings.save(each);
  };
  const userFocus = [{ personId: 'ada', skill: 'User focus' }];
  const lastAt = async (days: number) =>
    (await opened.stores.ratings.lastOf(userFocus, start + days * dayMs)).map(({ value }) => value);

  it('knows what somebody said last of a skill, as of an instant', async () => {
    await save(
      rating(0, { value: 'awareness' }),
      rating(1, { value: 'not-yet', answered: 'same' }),
      rating(7, { value: 'expert', week: '2026-W49', note: 'a note' }),
    );
    expect(await opened.stores.ratings.lastOf(userFocus, start + 8 * dayMs)).toEqual([
      { personId: 'ada', skill: 'User focus', value: 'expert', at: start + 7 * dayMs },
    ]);
    expect([await lastAt(-1), await lastAt(0), await lastAt(6), await lastAt(7)]).toEqual([
      ...[[], ['awareness'], ['not-yet'], ['expert']],
    ]);
  });

  it('lets a later week stand over a late answer to an earlier one', async () => {
    await save(
      rating(7, { value: 'expert', week: '2026-W49' }),
      rating(8, { value: 'awareness', week: '2026-W48', isLate: true }),
    );
    expect(await lastAt(9)).toEqual(['expert']);
  });

  it('lets the same of two stand that were pressed in the same instant as everything else does', async () => {
    for (const pressId of ['b', 'c', 'a'])
      await save(rating(0, { pressId, value: pressId === 'c' ? 'expert' : 'awareness' }));
    expect((await opened.stores.ratings.save(rating(0, { pressId: 'a' }))).value).toBe('expert');
    expect(await lastAt(0)).toEqual(['expert']);
  });

  it('knows only what was asked for', async () => {
    await save(
      rating(0),
      rating(0, { skill: 'Planning', value: 'at' }),
      rating(0, { personId: 'bob', value: 'does-not-apply' }),
    );
    const { lastOf } = opened.stores.ratings;
    const asked = [
      { personId: 'bob', skill: 'User focus' },
      { personId: 'bob', skill: 'Planning' },
      { personId: 'nobody', skill: 'User focus' },
      { personId: 'ada', skill: 'Planning' },
    ];
    expect(
      (await lastOf(asked, start)).map(({ personId, skill, value }) => [personId, skill, value]),
    ).toEqual([
      ['bob', 'User focus', 'does-not-apply'],
      ['ada', 'Planning', 'at'],
    ]);
    expect(await lastOf([], start)).toEqual([]);
  });

  it('knows of more people at once than a statement takes', async () => {
    await save(rating(0), rating(0, { personId: 'p1199' }));
    const many = Array.from({ length: 1_200 }, (_, at) => ({ personId: `p${at}`, skill: 'User focus' }));
    const { lastOf, answeredSince } = opened.stores.ratings;
    expect((await lastOf([...many, ...userFocus], start)).map(({ personId }) => personId)).toEqual([
      ...['p1199', 'ada'],
    ]);
    const ids = [...many.map(({ personId }) => personId), 'ada'];
    expect((await answeredSince(ids, start)).toSorted()).toEqual(['ada', 'p1199']);
  });

  it('knows nothing any more of whoever deleted what they said', async () => {
    await save(rating(0));
    await opened.stores.ratings.forget('ada');
    expect([await lastAt(1), await opened.stores.ratings.answeredSince(['ada'], 0)]).toEqual([[], []]);
  });

  it('knows who has said something since an instant, once, "same" and late answers among it', async () => {
    await save(
      rating(0),
      rating(0, { skill: 'Planning' }),
      rating(1, { personId: 'bob', answered: 'same' }),
      rating(1, { personId: 'cem', week: '2026-W45', isLate: true }),
      rating(-1, { personId: 'dee' }),
    );
    const { answeredSince } = opened.stores.ratings;
    const all = ['ada', 'bob', 'cem', 'dee', 'eve'];
    expect((await answeredSince(all, start)).toSorted()).toEqual(['ada', 'bob', 'cem']);
    expect((await answeredSince(all, start + 1)).toSorted()).toEqual(['bob', 'cem']);
    expect(await answeredSince(['eve'], 0)).toEqual([]);
    expect(await answeredSince([], 0)).toEqual([]);
  });
});

onEachEngine('who could not be reached', (opened) => {
  const send = async (
    week: string,
    state: 'sent' | 'unreachable' | 'unknown',
    more: Partial<Planned> = {},
  ) => {
    const { outbox } = opened.stores;
    const dueAt = opened.time;
    await outbox.plan([{ kind: 'check-in', personId: 'ada', week, dueAt, closesAt: dueAt + dayMs, ...more }]);
    const [claimed] = await outbox.claimDue(1);
    if (!claimed) throw new Error('it is not due');
    await outbox.begin(claimed);
    await outbox.finish(claimed, state === 'sent' ? { state, reference: 'r' } : { state, reason: 'blocked' });
  };
  const unreachable = async (...ids: readonly string[]) => [
    ...new Set(await opened.stores.sentCheckIns.unreachable(ids)),
  ];

  it('is whoever the last check-in could not be brought to', async () => {
    await send('2026-W48', 'sent');
    expect(await unreachable('ada')).toEqual([]);
    await send('2026-W49', 'unreachable');
    expect(await unreachable('ada', 'bob')).toEqual(['ada']);
    await send('2026-W50', 'unreachable');
    expect(await unreachable('ada')).toEqual(['ada']);
    await send('2026-W51', 'sent');
    expect(await unreachable('ada')).toEqual([]);
  });

  it('is nobody of whom something else could not be brought, or who knows', async () => {
    await send('2026-W48', 'unreachable', { kind: 'reminder' });
    await send('once', 'unreachable', { kind: 'invitation', personId: 'bob' });
    await send('2026-W48', 'unknown', { personId: 'cem' });
    expect(await unreachable('ada', 'bob', 'cem', 'dee')).toEqual([]);
    expect(await unreachable()).toEqual([]);
  });

  it('is still whoever got something else since', async () => {
    await send('2026-W48', 'unreachable');
    await send('2026-W49', 'sent', { kind: 'summary' });
    expect(await unreachable('ada')).toEqual(['ada']);
  });
});

const contributions = [
  { key: 2 ** 48 - 1, position: 4, asked: 3 },
  { key: 0, position: 0, asked: 0 },
  { key: 7, position: 2, asked: undefined },
];
const release = (skill: string, more: Partial<SkillRelease> = {}): SkillRelease => ({
  ...{ scope: 'team', shown: { skill, covered: { from: 20, to: 80 }, trend: 'up' }, contributions },
  releases: [
    { contributions, told: [{ counts: 'meeting', low: 1, high: 2 }] },
    { contributions: [], told: [] },
  ],
  ...more,
});
const shown = (more: Partial<NewlyShown> = {}): NewlyShown => ({
  ...{ scope: 'team', at: start, releases: [], named: new Map(), ...more },
});

onEachEngine('the summary of a week', (opened) => {
  it('is planned once, also where two handles name the same manager', async () => {
    const { outbox } = opened.stores;
    const planned: Planned = {
      ...{ kind: 'summary', personId: 'mia', week: '2026-W48' },
      ...{ dueAt: opened.time, closesAt: opened.time + dayMs },
    };
    expect([await outbox.plan([planned, planned]), await outbox.plan([planned])]).toEqual([1, 0]);
    expect(await outbox.claimDue(10)).toHaveLength(1);
  });
});

onEachEngine('what a manager was shown', (opened) => {
  it('is counted, each manager’s by itself', async () => {
    const { summaries } = opened.stores;
    expect(await summaries.count('mia')).toBe(0);
    expect(await summaries.keep('mia', 0, shown())).toBe(true);
    expect(await summaries.keep('mia', 1, shown({ scope: 'organisation' }))).toBe(true);
    expect(await summaries.keep('otto', 0, shown())).toBe(true);
    expect([await summaries.count('mia'), await summaries.count('otto')]).toEqual([2, 1]);
  });

  it('is all of a skill, of every team, the oldest first, and read back as it was', async () => {
    const { summaries } = opened.stores;
    await summaries.keep('mia', 0, shown({ releases: [release('User focus'), release('Planning')] }));
    const organisation = release('User focus', { scope: 'organisation', shown: { skill: 'User focus' } });
    await summaries.keep('mia', 1, shown({ scope: 'organisation', at: start + 1, releases: [organisation] }));
    await summaries.keep('otto', 0, shown({ releases: [release('User focus')] }));
    await opened.reopen();
    expect(await opened.stores.summaries.ofSkill('mia', 'User focus')).toEqual({
      releases: [
        { ...release('User focus'), at: start },
        { ...organisation, at: start + 1 },
      ],
      named: new Set(),
    });
    expect(await opened.stores.summaries.ofSkill('mia', 'Testing')).toEqual({
      ...{ releases: [], named: new Set() },
    });
  });

  it('has whose levels they saw by name, of which skill, each once', async () => {
    const { summaries } = opened.stores;
    const named = new Map([
      ['User focus', [2 ** 48 - 1, 7]],
      ['Planning', []],
    ]);
    await summaries.keep('mia', 0, shown({ named }));
    await summaries.keep('mia', 1, shown({ named: new Map([['User focus', [7, 8]]]) }));
    expect((await summaries.ofSkill('mia', 'User focus')).named).toEqual(new Set([2 ** 48 - 1, 7, 8]));
    expect((await summaries.ofSkill('mia', 'Planning')).named).toEqual(new Set());
    expect((await summaries.ofSkill('otto', 'User focus')).named).toEqual(new Set());
  });

  it('has more names at once than a statement takes', async () => {
    const keys = Array.from({ length: 1_200 }, (_, at) => at);
    await opened.stores.summaries.keep('mia', 0, shown({ named: new Map([['User focus', keys]]) }));
    expect((await opened.stores.summaries.ofSkill('mia', 'User focus')).named.size).toBe(1_200);
  });

  it('has the last figures of each team, also where some summaries since had no new ones', async () => {
    const { summaries } = opened.stores;
    const figuresOf = (participation: number) => ({ figures: { participation }, members: [7, 2 ** 48 - 1] });
    expect(await summaries.figures('mia', 'team')).toBeUndefined();
    await summaries.keep('mia', 0, shown({ figures: figuresOf(80) }));
    await summaries.keep('mia', 1, shown({ figures: figuresOf(60) }));
    await summaries.keep('mia', 2, shown());
    await summaries.keep('mia', 3, shown({ scope: 'organisation', figures: figuresOf(40) }));
    expect(await summaries.figures('mia', 'team')).toEqual(figuresOf(60));
    expect(await summaries.figures('mia', 'organisation')).toEqual(figuresOf(40));
    expect(await summaries.figures('otto', 'team')).toBeUndefined();
  });

  it('is not kept where another came first, and nothing of it is', async () => {
    const { summaries } = opened.stores;
    const second = shown({
      ...{ releases: [release('User focus')], figures: { figures: {}, members: [] } },
      named: new Map([['User focus', [7]]]),
    });
    expect(await summaries.keep('mia', 0, shown())).toBe(true);
    expect(await summaries.keep('mia', 0, second)).toBe(false);
    expect(await summaries.count('mia')).toBe(1);
    expect(await summaries.ofSkill('mia', 'User focus')).toEqual({ releases: [], named: new Set() });
    expect(await summaries.figures('mia', 'team')).toBeUndefined();
  });

  it('is kept once of many at the same time', async () => {
    const other = await opened.open();
    const kept = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        (at % 2 === 0 ? opened.stores : other).summaries.keep(
          ...(['mia', 0, shown({ at: start + at, releases: [release('User focus')] })] as const),
        ),
      ),
    );
    expect(kept.filter(Boolean)).toHaveLength(1);
    const { releases } = await other.summaries.ofSkill('mia', 'User focus');
    expect(releases.map(({ at }) => at)).toEqual([start + kept.indexOf(true)]);
    await other.close();
  });

  it('is deleted with all that belongs to it, and nobody else’s', async () => {
    const { summaries } = opened.stores;
    const all = shown({
      ...{ releases: [release('User focus')], figures: { figures: { participation: 5 }, members: [7] } },
      named: new Map([['User focus', [7]]]),
    });
    await summaries.keep('mia', 0, all);
    await summaries.keep('otto', 0, all);
    await summaries.forget('mia');
    expect(await summaries.count('mia')).toBe(0);
    expect(await summaries.ofSkill('mia', 'User focus')).toEqual({ releases: [], named: new Set() });
    expect(await summaries.figures('mia', 'team')).toBeUndefined();
    expect(await summaries.count('otto')).toBe(1);
    expect((await summaries.ofSkill('otto', 'User focus')).releases).toHaveLength(1);
  });
});

onEachEngine('who looked at levels', (opened) => {
  const looksAt = async (personId: string) =>
    (await opened.stores.looks.at(personId)).map(({ viewerId, at }) => [viewerId, at.getTime() - start]);

  it('is known to those who were looked at, the latest first, each look once', async () => {
    const { looks } = opened.stores;
    await looks.keep('mia', ['ada', 'bob'], new Date(start));
    await looks.keep('mia', ['ada'], new Date(start + 5));
    await looks.keep('mia', ['ada'], new Date(start + 5));
    await looks.keep('otto', ['ada'], new Date(start + 3));
    await looks.keep('otto', [], new Date(start + 4));
    await opened.reopen();
    expect([await looksAt('ada'), await looksAt('bob'), await looksAt('mia')]).toEqual([
      [
        ['mia', 5],
        ['otto', 3],
        ['mia', 0],
      ],
      [['mia', 0]],
      [],
    ]);
  });

  it('is deleted with whoever looked, and with whoever was looked at', async () => {
    const { looks } = opened.stores;
    await looks.keep('mia', ['ada', 'bob'], new Date(start));
    await looks.keep('otto', ['ada', 'mia'], new Date(start));
    await looks.forget('mia');
    expect([await looksAt('ada'), await looksAt('bob'), await looksAt('mia')]).toEqual([
      ...[[['otto', 0]], [], []],
    ]);
    await looks.forget('ada');
    expect(await looksAt('ada')).toEqual([]);
  });
});
