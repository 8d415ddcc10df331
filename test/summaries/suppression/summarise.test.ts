import { describe, expect, it } from 'vitest';
import { answerOf, type Member } from '../../../src/summaries/figures/contributions.ts';
import type { FiguresRelease, ShownBefore } from '../../../src/summaries/suppression/shown-before.ts';
import { type Outcome, summarise } from '../../../src/summaries/suppression/summarise.ts';
import { member, now } from '../members.ts';

interface Before {
  readonly ofSkill?: ShownBefore;
  readonly figures?: FiguresRelease;
  readonly minimum?: number;
  /** Whether the documents describe the skill's levels. */
  readonly hasLevels?: boolean;
}

function make(
  members: readonly Member[],
  { ofSkill, figures, minimum = 5, hasLevels = true }: Before = {},
  sharing: readonly number[] = [],
) {
  return summarise(
    {
      ...{ viewerId: 'mia', scope: 'team', title: 'Service desk', members, minimum, now },
      ...{ sharing: new Set(sharing), hasLevels: () => hasLevels },
    },
    {
      ofSkills: async () => () => ofSkill ?? { releases: [], named: new Set() },
      figures: async () => figures,
    },
  );
}

/** What is known of it the next time. */
function keptOf({ newly }: Outcome): Before {
  const named = new Set([...newly.named.values()].flat());
  return {
    ofSkill: { releases: newly.releases.map((release) => ({ ...release, at: newly.at })), named },
    ...(newly.figures ? { figures: newly.figures } : {}),
  };
}

const people = (count: number, more: Parameters<typeof member>[1] = {}) =>
  Array.from({ length: count }, (_, at) =>
    member(at + 1, { says: [at % 2 === 0 ? 'practitioner' : 'awareness', 1], ...more }),
  );

describe('all that may be shown', () => {
  it('is hidden of a team of four', async () => {
    const { summary, newly } = await make(people(4));
    expect(summary).toEqual({
      ...{ title: 'Service desk', day: '2026-11-30', minimum: 5 },
      ...{ skills: [{ skill: 'User focus' }], courses: [] },
    });
    expect([newly.releases, newly.figures]).toEqual([[], undefined]);
  });

  it('is shown of a team of six, and kept', async () => {
    const { summary, newly } = await make(people(6));
    const covered = { from: 20, to: 80 };
    expect(summary).toEqual({
      ...{ title: 'Service desk', day: '2026-11-30', minimum: 5 },
      ...{ participation: 100, completeness: 100, freshness: { fresh: 100, ageing: 0, stale: 0 } },
      skills: [{ skill: 'User focus', unrated: 0, covered, hasThinCover: false }],
      courses: [{ skill: 'User focus', points: [{ day: '2026-11-30', covered }] }],
    });
    expect(newly.figures?.members).toEqual([1, 2, 3, 4, 5, 6]);
    expect(newly.releases.map(({ contributions }) => contributions.length)).toEqual([6]);
  });

  it('has nothing but the team where nobody has rated anything', async () => {
    const { summary } = await make(people(6, { says: 'nothing', hasTakenPart: false }));
    expect(summary).toMatchObject({ participation: 0, completeness: 0, skills: [{ skill: 'User focus' }] });
    expect([summary.freshness, summary.courses]).toEqual([undefined, []]);
  });

  it('has no skills where nobody needs any', async () => {
    const { summary } = await make(people(6, { asks: 'not needed' }));
    expect([summary.skills, summary.participation, summary.completeness]).toEqual([[], 100, undefined]);
  });

  it('has no skill any more that was shown before and nobody needs', async () => {
    const before = keptOf(await make(people(6)));
    const { summary } = await make(people(6, { asks: 'not needed' }), before);
    expect(summary.skills).toEqual([]);
  });
});

describe('the figures of a whole team', () => {
  const figures = { participation: 35, completeness: 35 };
  const last = { figures, members: [1, 2, 3, 4, 5, 6], minimum: 5 };

  it.each<[string, number]>([
    ['one has come', 7],
    ['four have come', 10],
    ['one has gone', 5],
  ])('are shown again where %s', async (_, size) => {
    const { summary, newly } = await make(people(size), { figures: last });
    expect([summary.participation, summary.completeness, summary.freshness]).toEqual([35, 35, undefined]);
    expect(newly.figures).toBeUndefined();
  });

  it.each<[string, number]>([
    ['nobody has come or gone', 6],
    ['five have come', 11],
  ])('are new where %s', async (_, size) => {
    const { summary, newly } = await make(people(size), { figures: last });
    expect([summary.participation, newly.figures?.members.length]).toEqual([100, size]);
  });

  it('are hidden where too few are left, whatever was shown before', async () => {
    const { summary } = await make(people(4), { figures: last });
    expect([summary.participation, summary.completeness]).toEqual([undefined, undefined]);
  });

  it('are not shown again of fewer people than are enough since an administrator raised it', async () => {
    const { summary } = await make(people(9), { figures: last, minimum: 8 });
    expect([summary.participation, summary.completeness]).toEqual([undefined, undefined]);
    const again = await make(people(9), { figures: { ...last, minimum: 8 }, minimum: 8 });
    expect([again.summary.participation, again.summary.completeness]).toEqual([35, 35]);
  });
});

describe('the next time', () => {
  const covered = { from: 20, to: 80 };

  it('shows the same where one answers differently, and keeps nothing new', async () => {
    const before = keptOf(await make(people(6)));
    const [, ...others] = people(6);
    const { summary, newly } = await make([member(1, { says: ['not-yet', 1] }), ...others], before);
    expect(summary.skills).toEqual([{ skill: 'User focus', unrated: 0, covered, hasThinCover: false }]);
    expect(newly.releases).toEqual([]);
    expect(summary.courses[0]?.points).toHaveLength(1);
  });

  it('adds a point to the course when something new is shown', async () => {
    const before = keptOf(await make(people(6)));
    const later = people(6).map(({ key }) =>
      member(key + 100, { says: [key > 1 ? 'expert' : 'awareness', 1] }),
    );
    const { summary } = await make(later, before);
    expect(summary.courses[0]?.points.map((point) => point.covered)).toEqual([
      covered,
      { from: 80, to: 100 },
    ]);
  });
});

it('follows a skill through what was shown of enough people, since an administrator raised it', async () => {
  const before = keptOf(await make(people(6)));
  const others = people(9).map(({ key, said }) => ({ ...member(key + 100), said }));
  const { summary } = await make(others, { ...before, minimum: 8 });
  expect(summary.courses[0]?.points).toHaveLength(1);
  expect((await make(others, before)).summary.courses[0]?.points).toHaveLength(2);
});

describe('what was shown on another scale, by another version of the documents', () => {
  const described = people(10);
  const undescribed = people(10).map(({ key }) => member(key, { says: [key % 2 === 0 ? 'at' : 'below', 1] }));
  const half = { from: 50, to: 50 };

  it('is not shown any more, and neither are its levels', async () => {
    const before = keptOf(await make(described));
    expect(before.ofSkill?.releases[0]?.shown.levels).toHaveLength(5);
    const { summary } = await make(undescribed, { ...before, hasLevels: false });
    expect(summary.skills).toEqual([{ skill: 'User focus', unrated: 0, covered: half }]);
    expect(summary.courses[0]?.points).toHaveLength(1);
    const { summary: unrated } = await make(described, { ...before, hasLevels: false });
    expect(unrated.skills).toEqual([{ skill: 'User focus' }]);
  });

  it('is what is shown again when the scale comes back', async () => {
    const first = keptOf(await make(described));
    const second = keptOf(await make(undescribed, { ...first, hasLevels: false }));
    const releases = [...(first.ofSkill?.releases ?? []), ...(second.ofSkill?.releases ?? [])];
    const [, ...others] = described;
    const changed = [member(1, { says: ['not-yet', 1] }), ...others];
    const { summary, newly } = await make(changed, { ofSkill: { releases, named: new Set() } });
    expect([summary.skills[0], newly.releases]).toEqual([first.ofSkill?.releases[0]?.shown, []]);
  });
});

describe('levels by name', () => {
  it('are those of whoever shares them, and their answers are kept as known once', async () => {
    const first = await make(people(8), {}, [2, 3]);
    const answers = [answerOf({ key: 2, position: 1 }, 5), answerOf({ key: 3, position: 3 }, 5)];
    expect([first.named, first.newly.named]).toEqual([
      new Map([['User focus', new Set([2, 3])]]),
      new Map([['User focus', answers]]),
    ]);
    const again = await make(people(8), keptOf(first), [2, 3]);
    expect([again.named.get('User focus'), again.newly.named.get('User focus')]).toEqual([
      new Set([2, 3]),
      [],
    ]);
  });

  it('are not shown of whoever shares them no more', async () => {
    const first = await make(people(8), {}, [2, 3]);
    const again = await make(people(8), keptOf(first), [3]);
    expect(again.named.get('User focus')).toEqual(new Set([3]));
  });

  it('do not make a figure of those that remain, where these are too few', async () => {
    const { summary, named } = await make(people(6), {}, [1, 2]);
    expect([summary.skills, named.get('User focus')]).toEqual([[{ skill: 'User focus' }], new Set([1, 2])]);
  });

  it('leave unknown what somebody says once they share it no more', async () => {
    const before = keptOf(await make(people(6), {}, [1, 2]));
    const [, ...others] = people(6);
    expect((await make(people(6), before)).summary.skills[0]?.covered).toBeUndefined();
    const { summary } = await make([member(1, { says: ['not-yet', 1] }), ...others], before);
    expect(summary.skills[0]?.covered).toBeDefined();
  });

  it('are not of those who have rated nothing', async () => {
    const { named } = await make(people(6, { says: 'nothing' }), {}, [1, 2]);
    expect(named.get('User focus')).toEqual(new Set());
  });
});

it('puts the largest gap first and what is hidden last, by name, and follows three of them', async () => {
  const meeting: Readonly<Record<string, number>> = { A: 6, B: 1, C: 3, D: 0, E: 6 };
  const members = Array.from({ length: 6 }, (_, at) => ({
    ...member(at + 1),
    needs: new Map(['Z', 'A', 'B', 'C', 'D', 'E', 'Y'].map((skill) => [skill, 'working' as const])),
    said: new Map(
      Object.entries(meeting).map(([skill, count]) => [
        skill,
        { value: at < count ? ('working' as const) : ('awareness' as const), at: now },
      ]),
    ),
  }));
  const { summary } = await make(members);
  expect(summary.skills.map(({ skill, covered }) => [skill, covered?.to])).toEqual([
    ...[
      ['B', 20],
      ['D', 20],
      ['C', 80],
      ['A', 100],
      ['E', 100],
    ],
    ...[
      ['Y', undefined],
      ['Z', undefined],
    ],
  ]);
  expect(summary.courses.map(({ skill }) => skill)).toEqual(['B', 'D', 'C']);
});
