import { expect, it } from 'vitest';
import type { Rating, RatingStore } from '../../src/check-ins/rating.ts';
import type { Planned } from '../../src/schedule/outbox.ts';
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
  const userFocus = [{ personId: 'ada', skills: ['User focus'] }];
  /** By person and skill, in this order. */
  const lastOf = async (asked: Parameters<RatingStore['lastOf']>[0], at: number) =>
    [...(await opened.stores.ratings.lastOf(asked, at))].flatMap(([personId, said]) =>
      [...said].map(([skill, last]) => ({ personId, skill, ...last })),
    );
  const lastAt = async (days: number) =>
    (await lastOf(userFocus, start + days * dayMs)).map(({ value }) => value);

  it('knows what somebody said last of a skill, as of an instant', async () => {
    await save(
      rating(0, { value: 'awareness' }),
      rating(1, { value: 'not-yet', answered: 'same' }),
      rating(7, { value: 'expert', week: '2026-W49', note: 'a note' }),
    );
    expect(await lastOf(userFocus, start + 8 * dayMs)).toEqual([
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
    const asked = [
      { personId: 'bob', skills: ['User focus', 'Planning'] },
      { personId: 'nobody', skills: ['User focus'] },
      { personId: 'ada', skills: ['Planning'] },
    ];
    const found = (await lastOf(asked, start)).map(({ personId, skill, value }) => [personId, skill, value]);
    expect(found.toSorted()).toEqual([
      ['ada', 'Planning', 'at'],
      ['bob', 'User focus', 'does-not-apply'],
    ]);
    expect(await lastOf([], start)).toEqual([]);
  });

  it('knows of more people at once than a statement takes', async () => {
    await save(rating(0), rating(0, { personId: 'p1199' }));
    const many = Array.from({ length: 1_200 }, (_, at) => ({ personId: `p${at}`, skills: ['User focus'] }));
    const { answeredSince } = opened.stores.ratings;
    const found = (await lastOf([...many, ...userFocus], start)).map(({ personId }) => personId);
    expect(found.toSorted()).toEqual(['ada', 'p1199']);
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
