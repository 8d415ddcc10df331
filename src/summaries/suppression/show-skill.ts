import { answerOf, type Contribution, meets, type SkillContributions } from '../figures/contributions.ts';
import { middleOf, type ShownSkill, type Trend } from '../shown-summary.ts';
import { counterOf, isSafe, type Release, type Told } from './audit.ts';
import { type Known, type ToldShare, tellFewerThanTwo, tellShare, toSteps } from './share.ts';

/** What was shown of a skill to one person, of one of their teams, and what it told them. */
export interface SkillRelease {
  /** The team, or the organisation. */
  readonly scope: string;
  readonly shown: ShownSkill;
  /** The scale that it was rated on; one on another says nothing of it. */
  readonly hasLevels: boolean;
  /** Fewer people than that were not enough for a figure then. */
  readonly minimum: number;
  /** Whose answers of now the figures are made of. */
  readonly contributions: readonly Contribution[];
  /** The figures of now first; where a trend is shown, those that it comes from. */
  readonly releases: readonly Release[];
}

interface Shown {
  readonly now: SkillContributions;
  readonly scope: string;
  /** All that the same person was shown of this skill before, on this scale, of every team, the oldest first. */
  readonly before: readonly SkillRelease[];
  /** The answers that they are shown by name. */
  readonly known: ReadonlySet<number>;
  /** Fewer people than that are not enough for a figure. */
  readonly minimum: number;
}

type IsKnown = (one: Contribution) => boolean;

interface Candidate {
  readonly shown: ShownSkill;
  readonly releases: readonly Release[];
}

/** When so many answers have changed, new figures are shown. */
const enoughChanged = 5;
const enoughForLevels = 10;
const levels = [0, 1, 2, 3, 4];

/**
 * What may be shown of a skill now, and the release where that is new. As long as fewer than five answers have changed
 * the last figures are shown again; so they are where new ones, together with all that was shown before, would give
 * somebody away; and where nothing was shown yet, nothing is.
 */
export function showSkill(asked: Shown): { readonly shown: ShownSkill; readonly release?: SkillRelease } {
  const { now, scope, before, known, minimum } = asked;
  const hidden: ShownSkill = { skill: now.skill };
  const positions = positionsOf(now);
  const isKnown: IsKnown = (one) => known.has(answerOf(one, positions));
  if (countUnknown(now.now, isKnown) < minimum) return { shown: hidden };
  const last = before.findLast((release) => release.scope === scope);
  // What was enough then may not be any more: an administrator can raise it.
  const again = last && last.minimum >= minimum ? last.shown : hidden;
  if (last && countChanged(last.contributions, now.now) < enoughChanged) return { shown: again };
  const earlier = before.flatMap(({ releases }) => releases);
  for (const { shown, releases } of candidatesFor(asked, isKnown)) {
    if (!isSafe({ releases: [...earlier, ...releases], known, positions })) continue;
    const { hasLevels, now: contributions } = now;
    return { shown, release: { scope, shown, hasLevels, minimum, contributions, releases } };
  }
  return { shown: again };
}

/** 5 where a skill has levels, 2 where it is rated against its description. */
export function positionsOf({ hasLevels }: Pick<SkillContributions, 'hasLevels'>): number {
  return hasLevels ? levels.length : 2;
}

/** From all that could be said to the least. */
function candidatesFor({ now, minimum }: Shown, isKnown: IsKnown): Candidate[] {
  const { skill, needed, now: contributions, hasLevels } = now;
  const covered = tellCovered(contributions, isKnown, minimum);
  const practised = hasLevels ? tellThin(contributions, isKnown) : undefined;
  const byLevel = hasLevels ? tellLevels(contributions, isKnown) : undefined;
  const trend = tellTrend(now, isKnown, minimum);
  const unrated = needed < minimum ? {} : { unrated: toSteps(needed - contributions.length, needed) };
  const plain: Candidate = {
    shown: { skill, ...unrated, ...(covered ? { covered: covered.share } : {}) },
    releases: [{ contributions, told: covered ? [{ counts: 'meeting', ...boundsOf(covered) }] : [] }],
  };
  const withThin = practised ? add(plain, { hasThinCover: practised.low === 0 }, [practised]) : plain;
  const withLevels = byLevel
    ? add(withThin, { levels: byLevel.map(({ share }) => share) }, byLevel.map(toTold))
    : withThin;
  const bases = [...new Set([withLevels, withThin, plain])];
  const withTrend = trend
    ? bases.map(({ shown, releases }) => ({
        shown: { ...shown, trend: trend.trend },
        releases: [...releases, ...trend.releases],
      }))
    : [];
  return bases.flatMap((base, at) => [...withTrend.slice(at, at + 1), base]);
}

function add({ shown, releases }: Candidate, more: Partial<ShownSkill>, told: readonly Told[]): Candidate {
  const [first, ...others] = releases;
  if (!first) return { shown, releases };
  return {
    shown: { ...shown, ...more },
    releases: [{ ...first, told: [...first.told, ...told] }, ...others],
  };
}

function tellCovered(
  contributions: readonly Contribution[],
  isKnown: IsKnown,
  minimum: number,
): ToldShare | undefined {
  const compared = contributions.filter(({ asked }) => asked !== undefined);
  if (countUnknown(compared, isKnown) < minimum) return undefined;
  return tellShare(compared.filter(meets).length, compared.length, knownAmong(compared, isKnown, 'meeting'));
}

function tellThin(contributions: readonly Contribution[], isKnown: IsKnown): Told | undefined {
  const count = contributions.filter(counterOf('practised')).length;
  const told = tellFewerThanTwo(count, contributions.length, knownAmong(contributions, isKnown, 'practised'));
  return told && { counts: 'practised', ...told };
}

function tellLevels(contributions: readonly Contribution[], isKnown: IsKnown): ToldShare[] | undefined {
  if (countUnknown(contributions, isKnown) < enoughForLevels) return undefined;
  const told = levels.map((level) =>
    tellShare(
      contributions.filter(counterOf(level)).length,
      contributions.length,
      knownAmong(contributions, isKnown, level),
    ),
  );
  return told.every((each) => each !== undefined) ? told : undefined;
}

/**
 * How the same people's cover has changed. It comes from both shares as they would be told, and is told where those may
 * be: so it says no more than they do.
 */
function tellTrend(
  { same, now: all }: SkillContributions,
  isKnown: IsKnown,
  minimum: number,
): { readonly trend: Trend; readonly releases: readonly Release[] } | undefined {
  const before = tellCovered(same.before, isKnown, minimum);
  const now = tellCovered(same.now, isKnown, minimum);
  if (!before || !now) return undefined;
  const change = middleOf(now.share) - middleOf(before.share);
  const toRelease = (contributions: readonly Contribution[], covered: ToldShare): Release => ({
    contributions,
    told: [{ counts: 'meeting', ...boundsOf(covered) }],
  });
  return {
    trend: change > 0 ? 'up' : change < 0 ? 'down' : 'same',
    releases: [
      toRelease(same.before, before),
      // Of all who are in the figures of now it is among these already.
      ...(same.now.length === all.length ? [] : [toRelease(same.now, now)]),
    ],
  };
}

function toTold(told: ToldShare, level: number): Told {
  return { counts: level, ...boundsOf(told) };
}

function boundsOf({ low, high }: ToldShare) {
  return { low, high };
}

function knownAmong(contributions: readonly Contribution[], isKnown: IsKnown, counts: Told['counts']): Known {
  const theirs = contributions.filter(isKnown);
  return { counted: theirs.filter(counterOf(counts)).length, total: theirs.length };
}

function countUnknown(contributions: readonly Contribution[], isKnown: IsKnown): number {
  return contributions.filter((one) => !isKnown(one)).length;
}

/** How many people answer differently, or are there and were not, or the other way round. */
function countChanged(before: readonly Contribution[], now: readonly Contribution[]): number {
  const gone = new Map(before.map((one) => [one.key, one]));
  let changed = 0;
  for (const { key, position, asked } of now) {
    const last = gone.get(key);
    if (last?.position !== position || last.asked !== asked) changed += 1;
    gone.delete(key);
  }
  return changed + gone.size;
}
