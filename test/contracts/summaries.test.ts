import { expect, it } from 'vitest';
import type { Planned } from '../../src/schedule/outbox.ts';
import { answerOf } from '../../src/summaries/figures/contributions.ts';
import type { SkillRelease } from '../../src/summaries/suppression/show-skill.ts';
import type { NewlyShown } from '../../src/summaries/suppression/shown-before.ts';
import { onEachEngine } from './on-each-engine.ts';

const dayMs = 24 * 60 * 60 * 1_000;
const start = Date.parse('2026-11-24T10:00:00Z');

const contributions = [
  { key: 2 ** 48 - 1, position: 4, asked: 3 },
  { key: 0, position: 0, asked: 0 },
  { key: 7, position: 2, asked: undefined },
];
const release = (skill: string, more: Partial<SkillRelease> = {}): SkillRelease => ({
  ...{ scope: 'team', shown: { skill, covered: { from: 20, to: 80 }, trend: 'up' }, contributions },
  ...{ hasLevels: true, minimum: 5 },
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
    expect((await opened.stores.summaries.ofSkills('mia', ['User focus']))('User focus')).toEqual({
      releases: [
        { ...release('User focus'), at: start },
        { ...organisation, at: start + 1 },
      ],
      named: new Set(),
    });
    expect((await opened.stores.summaries.ofSkills('mia', ['Testing']))('Testing')).toEqual({
      ...{ releases: [], named: new Set() },
    });
  });

  it('has the answers that they saw by name, of which skill, each once', async () => {
    const { summaries } = opened.stores;
    const highest = answerOf({ key: 2 ** 48 - 1, position: 4 }, 5);
    const named = new Map([
      ['User focus', [highest, 7]],
      ['Planning', []],
    ]);
    await summaries.keep('mia', 0, shown({ named }));
    await summaries.keep('mia', 1, shown({ named: new Map([['User focus', [7, 8]]]) }));
    expect((await summaries.ofSkills('mia', ['User focus']))('User focus').named).toEqual(
      new Set([highest, 7, 8]),
    );
    expect((await summaries.ofSkills('mia', ['Planning']))('Planning').named).toEqual(new Set());
    expect((await summaries.ofSkills('otto', ['User focus']))('User focus').named).toEqual(new Set());
  });

  it('has more names at once than a statement takes', async () => {
    const keys = Array.from({ length: 1_200 }, (_, at) => at);
    await opened.stores.summaries.keep('mia', 0, shown({ named: new Map([['User focus', keys]]) }));
    expect((await opened.stores.summaries.ofSkills('mia', ['User focus']))('User focus').named.size).toBe(
      1_200,
    );
  });

  it('has the last figures of each team, also where some summaries since had no new ones', async () => {
    const { summaries } = opened.stores;
    const figuresOf = (participation: number) => ({
      ...{ figures: { participation }, members: [7, 2 ** 48 - 1], minimum: 5 },
    });
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
      ...{ releases: [release('User focus')], figures: { figures: {}, members: [], minimum: 5 } },
      named: new Map([['User focus', [7]]]),
    });
    expect(await summaries.keep('mia', 0, shown())).toBe(true);
    expect(await summaries.keep('mia', 0, second)).toBe(false);
    expect(await summaries.count('mia')).toBe(1);
    expect((await summaries.ofSkills('mia', ['User focus']))('User focus')).toEqual({
      releases: [],
      named: new Set(),
    });
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
    const { releases } = (await other.summaries.ofSkills('mia', ['User focus']))('User focus');
    expect(releases.map(({ at }) => at)).toEqual([start + kept.indexOf(true)]);
    await other.close();
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
