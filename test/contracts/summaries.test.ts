import { expect, it } from 'vitest';
import type { Rating } from '../../src/check-ins/rating.ts';
import type { SkillRelease } from '../../src/summaries/show-skill.ts';
import { onEachEngine } from './on-each-engine.ts';

const rating = (week: string, skill: string, value: Rating['value'], at: string): Rating => ({
  ...{ personId: 'ada', pressId: `press ${at}`, week, skill, value, at: new Date(at) },
  ...{ answered: 'rated', role: 'R', roleLevel: 'L', frameworkVersion: 'v1', words: 'w', isLate: false },
});
const instant = (at: string) => Date.parse(at);

const releaseOf = (skill: string): SkillRelease => ({
  ...{ scope: 'team', shown: { skill, covered: { from: 20, to: 80 } } },
  contributions: [{ key: 281_474_976_710_655, position: 4, asked: undefined }],
  releases: [
    {
      contributions: [{ key: 281_474_976_710_655, position: 4, asked: undefined }],
      told: [{ counts: 'meeting', low: 1, high: 4 }],
    },
  ],
});

onEachEngine('what is kept for summaries', (opened) => {
  const save = async (...ratings: readonly Rating[]) => {
    for (const one of ratings) await opened.stores.ratings.save(one);
  };
  const lastOf = async (skills: readonly string[], at: string) => {
    const last = await opened.stores.ratings.lastOf([{ personId: 'ada', skills }], instant(at));
    return [...(last.get('ada') ?? [])].map(([skill, { value }]) => [skill, value]);
  };

  it('knows what stood last of each skill at an instant', async () => {
    await save(
      rating('2026-W40', 'User focus', 'awareness', '2026-09-29T10:00:00Z'),
      rating('2026-W40', 'Planning', 'expert', '2026-09-29T10:01:00Z'),
      rating('2026-W44', 'User focus', 'working', '2026-10-27T10:00:00Z'),
      rating('2026-W44', 'User focus', 'practitioner', '2026-10-27T10:05:00Z'),
      // A late answer to an earlier check-in stands behind that of a later one.
      rating('2026-W43', 'User focus', 'not-yet', '2026-10-28T10:00:00Z'),
    );
    const skills = ['User focus', 'Planning', 'Never rated'];
    expect(await lastOf(skills, '2026-11-30T00:00:00Z')).toEqual([
      ['User focus', 'practitioner'],
      ['Planning', 'expert'],
    ]);
    expect(await lastOf(skills, '2026-10-27T10:01:00Z')).toEqual([
      ['User focus', 'working'],
      ['Planning', 'expert'],
    ]);
    expect(await lastOf(skills, '2026-09-29T10:00:00Z')).toEqual([['User focus', 'awareness']]);
    expect(await lastOf(skills, '2026-09-29T09:59:59Z')).toEqual([]);
    expect(await lastOf([], '2026-11-30T00:00:00Z')).toEqual([]);
  });

  it('knows what stands of a skill that somebody was not asked about for long', async () => {
    await save(
      rating('2026-W10', 'Planning', 'expert', '2026-03-03T10:00:00Z'),
      ...Array.from({ length: 20 }, (_, at) =>
        rating(`2026-W${20 + at}`, 'User focus', 'working', `2026-06-${10 + at}T10:00:00Z`),
      ),
    );
    expect(await lastOf(['Planning', 'User focus'], '2026-11-30T00:00:00Z')).toEqual([
      ['Planning', 'expert'],
      ['User focus', 'working'],
    ]);
  });

  it('gives each person what they said of their own skills', async () => {
    const people = Array.from({ length: 250 }, (_, at) => `person-${at}`);
    for (const personId of people.slice(0, 120))
      await save({ ...rating('2026-W44', 'User focus', 'working', '2026-10-27T10:00:00Z'), personId });
    const asked = people.map((personId, at) => ({
      personId,
      skills: at % 2 === 0 ? ['User focus'] : ['Planning', 'Service focus'],
    }));
    const last = await opened.stores.ratings.lastOf(asked, instant('2026-11-30T00:00:00Z'));
    expect([...last.values()].filter((said) => said.size > 0)).toHaveLength(60);
    expect(last.get('person-118')).toEqual(
      new Map([['User focus', { value: 'working', at: instant('2026-10-27T10:00:00Z') }]]),
    );
    expect(last.get('person-119')).toEqual(new Map());
  });

  it('knows who has said something since an instant', async () => {
    const said = rating('2026-W40', 'User focus', 'working', '2026-09-29T10:00:00Z');
    // To the check-in of three weeks before.
    const late = rating('2026-W37', 'User focus', 'working', '2026-09-30T10:00:00Z');
    await save(said, { ...late, personId: 'grace' });
    const since = (at: string) =>
      opened.stores.ratings.answeredSince(['ada', 'grace', 'nobody'], instant(at));
    expect((await since('2026-09-29T10:00:00Z')).toSorted()).toEqual(['ada', 'grace']);
    expect(await since('2026-09-29T10:00:01Z')).toEqual(['grace']);
    expect(await since('2026-10-01T00:00:00Z')).toEqual([]);
  });

  it('gives back what somebody was shown of each skill, and whom they saw by name', async () => {
    const { summaries } = opened.stores;
    const skills = Array.from({ length: 40 }, (_, at) => `Skill ${at}`);
    const shown = { scope: 'team', at: 1_000, named: new Map([['Skill 3', [7, 8]]]) } as const;
    expect(await summaries.keep('mia', 0, { ...shown, releases: skills.map(releaseOf) })).toBe(true);
    // Another summary at the same time.
    expect(await summaries.keep('mia', 0, { ...shown, releases: [] })).toBe(false);
    expect(await summaries.keep('mia', 1, { ...shown, at: 2_000, releases: [releaseOf('Skill 3')] })).toBe(
      true,
    );
    expect(await summaries.count('mia')).toBe(2);
    const before = await summaries.ofSkills('mia', ['Skill 3', 'Skill 4', 'Another']);
    expect(before('Skill 3').releases.map(({ at }) => at)).toEqual([1_000, 2_000]);
    expect(before('Skill 3').named).toEqual(new Set([7, 8]));
    expect(before('Skill 4')).toEqual({
      releases: [{ ...releaseOf('Skill 4'), at: 1_000 }],
      named: new Set(),
    });
    expect(before('Another')).toEqual({ releases: [], named: new Set() });
    const others = await summaries.ofSkills('otto', ['Skill 3']);
    expect(others('Skill 3')).toEqual({ releases: [], named: new Set() });
  });
});
