import { describe, expect, it } from 'vitest';
import {
  answerOf,
  type Contribution,
  type SkillContributions,
} from '../../../src/summaries/figures/contributions.ts';
import type { ShownSkill } from '../../../src/summaries/shown-summary.ts';
import { type SkillRelease, showSkill } from '../../../src/summaries/suppression/show-skill.ts';
import { contributed, stand } from '../members.ts';

interface Asked {
  readonly scope?: string;
  readonly before?: readonly SkillRelease[];
  /** Whose answers are known. */
  readonly known?: readonly number[];
  readonly minimum?: number;
}

function show(now: SkillContributions, { scope = 'team', before = [], known = [], minimum = 5 }: Asked = {}) {
  const answers = now.now.filter(({ key }) => known.includes(key)).map((one) => answerOf(one, 5));
  return showSkill({ now, scope, before, known: new Set(answers), minimum });
}

/** What was shown, as something that was shown before. */
function shownOf(now: SkillContributions, asked: Asked = {}): SkillRelease {
  const { release } = show(now, asked);
  if (!release) throw new Error('nothing new was shown');
  return release;
}

const hidden: ShownSkill = { skill: 'User focus' };
const band = { from: 20, to: 80 };
const few = { from: 0, to: 20 };
const most = { from: 80, to: 100 };

/** With their keys from another number on. */
function from(first: number, contributions: readonly Contribution[]): Contribution[] {
  return contributions.map((one) => ({ ...one, key: one.key + first - 1 }));
}

describe('the first time', () => {
  it.each<[string, readonly number[], Partial<ShownSkill>]>([
    ['nobody', [], {}],
    ['four people', [2, 2, 1, 1], {}],
    ['five people', [2, 3, 1, 1, 0], { unrated: 0, covered: band, hasThinCover: true }],
    ['two of five at practitioner', [3, 3, 1, 1, 0], { unrated: 0, covered: band, hasThinCover: false }],
    ['five who all meet it', [2, 2, 2, 2, 2], { unrated: 0, covered: most, hasThinCover: true }],
    ['five of whom one meets it', [2, 1, 1, 0, 0], { unrated: 0, covered: few, hasThinCover: true }],
    ['five of whom nobody meets it', [1, 1, 1, 0, 0], { unrated: 0, covered: few, hasThinCover: true }],
    ['nine people', [2, 2, 2, 2, 3, 3, 1, 1, 0], { unrated: 0, covered: band, hasThinCover: false }],
  ])('shows of %s as much as gives nobody away', (_, positions, shown) => {
    expect(show(contributed(stand(positions))).shown).toEqual({ ...hidden, ...shown });
  });

  it('shows numbers and levels from ten people on, and of none of them all or nobody', () => {
    expect(show(contributed(stand([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]))).shown).toEqual({
      ...{ skill: 'User focus', unrated: 0, covered: { from: 60, to: 60 }, hasThinCover: false },
      levels: Array.from({ length: 5 }, () => ({ from: 20, to: 20 })),
    });
    expect(show(contributed(stand(Array.from({ length: 10 }, () => 2)))).shown).toEqual({
      ...{ skill: 'User focus', unrated: 0, covered: { from: 90, to: 100 }, hasThinCover: true },
      levels: [few, few, most, few, few].map(({ from }) =>
        from === 0 ? { from: 0, to: 10 } : { from: 90, to: 100 },
      ),
    });
  });

  it('has no levels and no thin cover where a skill is rated against its description', () => {
    const now = contributed(stand([1, 1, 1, 1, 0, 0, 1, 0, 1, 0], 1), { hasLevels: false });
    expect(show(now).shown).toEqual({ skill: 'User focus', unrated: 0, covered: { from: 60, to: 60 } });
  });

  it('compares with nothing where no document says a level', () => {
    const now = contributed(stand([2, 2, 2, 3, 3], undefined).map((one) => ({ ...one, asked: undefined })));
    expect(show(now).shown).toEqual({ skill: 'User focus', unrated: 0, hasThinCover: false });
  });

  it('compares only those of whom a level is asked, and only where they are enough', () => {
    const some = [
      ...stand([2, 1, 2, 1]),
      ...from(5, stand([2, 2])).map((one) => ({ ...one, asked: undefined })),
    ];
    expect(show(contributed(some)).shown.covered).toBeUndefined();
    expect(show(contributed([...some, ...from(7, stand([2]))])).shown.covered).toEqual(band);
  });

  it.each([
    [5, 0],
    [6, 15],
    [10, 50],
    [100, 95],
  ])('says of those who need it how many have not rated it: five of %i', (needed, unrated) => {
    expect(show(contributed(stand([2, 2, 1, 1, 0]), { needed })).shown.unrated).toBe(unrated);
  });

  it('does not count who is known anyway among those who are enough', () => {
    const five = contributed(stand([2, 1, 2, 1, 0]));
    expect(show(five, { known: [1] }).shown).toEqual(hidden);
    const six = contributed(stand([2, 1, 2, 1, 0, 2]));
    expect(show(six, { known: [1] }).shown.covered).toEqual({ from: 0, to: 80 });
  });

  it('hides below the number that an administrator raised', () => {
    expect(show(contributed(stand([2, 1, 2, 1, 0])), { minimum: 6 }).shown).toEqual(hidden);
    expect(show(contributed(stand([2, 1, 2, 1, 0, 2])), { minimum: 6 }).shown.covered).toEqual(band);
  });
});

describe('the next time', () => {
  const six = stand([2, 1, 2, 1, 0, 2]);
  const first = shownOf(contributed(six, { needed: 12 }));
  /** So many of them answer differently now. */
  const withChanged = (count: number) =>
    six.map((one, at) => (at < count ? { ...one, position: (one.position + 3) % 5 } : one));

  it.each<[string, readonly Contribution[]]>([
    ['nothing has changed', six],
    ['one answers differently', withChanged(1)],
    ['four answer differently', withChanged(4)],
    ['one has come', [...six, ...from(7, stand([4]))]],
    ['four have come', [...six, ...from(7, stand([4, 4, 4, 4]))]],
    ['one has gone', six.slice(1)],
    ['of one something else is asked', six.with(0, { key: 1, position: 2, asked: 3 })],
    [
      'two have come, one has gone and one answers differently',
      [...withChanged(1).slice(0, 5), ...from(7, stand([4, 4]))],
    ],
  ])('shows the last figures again where %s', (_, now) => {
    expect(show(contributed(now, { needed: 10 }), { before: [first] })).toEqual({ shown: first.shown });
  });

  it.each<[string, readonly Contribution[]]>([
    ['five answer differently', withChanged(5)],
    ['five have come', [...six, ...from(7, stand([4, 1, 4, 1, 4]))]],
    ['all are others', from(7, six)],
  ])('shows new ones where %s', (_, now) => {
    const { shown, release } = show(contributed(now, { needed: 12 }), { before: [first] });
    expect(release?.contributions).toEqual(now);
    expect(shown.covered).toBeDefined();
  });

  it.each([4, 1, 0])('hides it, whatever was shown before, when only %i are left', (left) => {
    expect(show(contributed(six.slice(0, left)), { before: [first] })).toEqual({ shown: hidden });
  });

  it('does not show again the figures of fewer people than are enough since an administrator raised it', () => {
    const more = [...six, ...from(7, stand([4, 1]))];
    expect(show(contributed(more), { before: [first], minimum: 8 })).toEqual({ shown: hidden });
    const raised = shownOf(contributed(more), { minimum: 8 });
    expect(show(contributed(more), { before: [first, raised], minimum: 8 })).toEqual({ shown: raised.shown });
    expect(show(contributed(more), { before: [first, raised], minimum: 6 })).toEqual({ shown: raised.shown });
  });

  it('shows the last figures again rather than new ones that would give somebody away', () => {
    // Five have come, and nothing else has changed: their answers are the difference.
    const ten = stand([2, 2, 2, 2, 2, 1, 1, 1, 1, 1]);
    const before = shownOf(contributed(ten));
    const more = [...ten, ...from(11, stand([2, 2, 2, 2, 2]))];
    expect(show(contributed(more), { before: [before] })).toEqual({ shown: before.shown });
    expect(show(contributed(more)).shown.covered).toEqual({ from: 65, to: 65 });
  });

  it('knows what was shown of the organisation when it shows the team, and the other way round', () => {
    const team = stand([2, 2, 2, 2, 2, 1, 1, 1, 1, 1]);
    const all = [...team, ...from(11, stand([3]))];
    const organisation = shownOf(contributed(all), { scope: 'organisation' });
    expect(show(contributed(team)).shown.covered).toEqual({ from: 50, to: 50 });
    expect(show(contributed(team), { before: [organisation] })).toEqual({ shown: hidden });
    expect(show(contributed(all), { scope: 'organisation', before: [shownOf(contributed(team))] })).toEqual({
      shown: hidden,
    });
  });
});

describe('a trend', () => {
  const trendOf = (before: readonly number[], now: readonly number[]) =>
    show(contributed(stand(now), { same: { before: stand(before), now: stand(now) } })).shown.trend;

  it.each<[string, readonly number[], readonly number[]]>([
    ['up', [2, 2, 2, 1, 1, 1, 1, 1, 1, 1], [1, 1, 2, 2, 2, 2, 2, 2, 1, 1]],
    ['down', [1, 1, 2, 2, 2, 2, 2, 2, 1, 1], [2, 2, 2, 1, 1, 1, 1, 1, 1, 1]],
    ['same', [2, 2, 2, 2, 2, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2, 1, 1, 1, 1, 1]],
    ['same', [2, 2, 2, 2, 2, 1, 1, 1, 1, 1], [1, 1, 2, 2, 2, 1, 1, 1, 2, 2]],
  ])('of ten people is %s: %j, and then %j', (trend, before, now) => {
    expect(trendOf(before, now)).toBe(trend);
  });

  it.each<[string, readonly number[], readonly number[], string | undefined]>([
    ['within one band', [2, 2, 1, 1, 1], [2, 2, 2, 1, 1], 'same'],
    ['from one band to the next', [2, 1, 1, 1, 1], [2, 2, 2, 1, 1], 'up'],
    ['of four people', [2, 1, 1, 1], [2, 2, 2, 1], undefined],
    ['of nobody', [], [], undefined],
  ])('says no more than the shares as they would be told: %s', (_, before, now, trend) => {
    expect(trendOf(before, now)).toBe(trend);
  });

  it('is not shown where only those have changed who meet it now: it would say so of each', () => {
    expect(trendOf([2, 2, 2, 1, 1, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2, 2, 1, 1, 1, 1])).toBeUndefined();
  });

  it('is not shown where it would give somebody away beside the rest', () => {
    const now = stand([2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 2]);
    const same = now.slice(0, 10);
    const { shown } = show(contributed(now, { same: { before: same, now: same } }));
    expect([shown.covered, shown.trend]).toEqual([{ from: 55, to: 55 }, undefined]);
  });
});
