import { freshnessOf } from '../../check-ins/freshness.ts';
import type { LastSaid, RatingValue, SaidBySkill } from '../../check-ins/rating.ts';
import { ordinalOf } from '../../check-ins/words.ts';
import type { SkillLevel } from '../../framework/model.ts';

/** Somebody in a team, as far as its figures need them. */
export interface Member {
  /** Tells them from all others, and nothing else. */
  readonly key: number;
  /** What their role level asks for, by skill; no level where no document says one. */
  readonly needs: ReadonlyMap<string, SkillLevel | undefined>;
  /** What they said last of each skill, as of now. */
  readonly said: SaidBySkill;
  /** The same as of the beginning of the window. */
  readonly saidBefore: SaidBySkill;
  /** Enrolled for long enough, reachable, and not away for the whole window. */
  readonly isEligible: boolean;
  /** They said something in the last 28 days. */
  readonly hasTakenPart: boolean;
}

/**
 * What one person says of one skill, as far as a figure counts it. `position` is where they are on the scale: 0 ("not
 * yet") to 4 ("expert"), or 0 (below the description) and 1 (at or above it) where the skill has no levels.
 */
export interface Contribution {
  readonly key: number;
  readonly position: number;
  /** The lowest position that meets what their role level asks for; undefined where no document says it. */
  readonly asked: number | undefined;
}

/**
 * Tells an answer from all others, for a scale of so many positions: what somebody says next is another answer, unless
 * they say the same.
 */
export function answerOf(
  { key, position }: Pick<Contribution, 'key' | 'position'>,
  positions: number,
): number {
  return 10 * key + positions + position;
}

export interface SkillContributions {
  readonly skill: string;
  readonly hasLevels: boolean;
  /** How many people's role levels need it, those to whom it does not apply not among them. */
  readonly needed: number;
  readonly now: readonly Contribution[];
  /** How many of these are so old. */
  readonly ages: Readonly<Record<'fresh' | 'ageing' | 'stale', number>>;
  /** Of those who said something in the window and also in the one before: what they said then, and say now. */
  readonly same: { readonly before: readonly Contribution[]; readonly now: readonly Contribution[] };
}

export const windowMs = 91 * 24 * 60 * 60 * 1_000;

/** Who needs each skill that a team needs, in the order in which the members need them. */
export function needingEach(members: readonly Member[]): Map<string, Member[]> {
  const bySkill = new Map<string, Member[]>();
  for (const member of members) {
    for (const skill of member.needs.keys()) {
      const needing = bySkill.get(skill);
      if (needing) needing.push(member);
      else bySkill.set(skill, [member]);
    }
  }
  return bySkill;
}

interface Looked {
  readonly skill: string;
  /** Whether the documents describe its levels now; what was said on another scale counts no more. */
  readonly hasLevels: boolean;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** Who of those that need a skill says what of it. */
export function contributionsOf(looked: Looked, needing: readonly Member[]): SkillContributions {
  const { skill, hasLevels } = looked;
  const current: Contribution[] = [];
  const same = { before: [] as Contribution[], now: [] as Contribution[] };
  const ages = { fresh: 0, ageing: 0, stale: 0 };
  let needed = 0;
  for (const member of needing) {
    const last = member.said.get(skill);
    if (last?.value === 'does-not-apply') continue;
    needed += 1;
    const age = last && freshnessOf(new Date(last.at), looked.now);
    const contribution = toContribution(member, looked, last);
    if (!contribution || !age || age === 'expired') continue;
    current.push(contribution);
    ages[age] += 1;
    const earlier = member.saidBefore.get(skill);
    const before = toContribution(member, looked, earlier);
    if (!before || !isInWindows(last, earlier, looked.now)) continue;
    same.before.push(before);
    same.now.push(contribution);
  }
  return { skill, hasLevels, needed, now: current, ages, same };
}

/** In the last 91 days, and in the 91 before. */
function isInWindows(last: LastSaid, before: LastSaid | undefined, now: number): boolean {
  return before !== undefined && last.at > now - windowMs && before.at > now - 2 * windowMs;
}

/** Undefined where it is on another scale, or on none. */
function positionOf(value: RatingValue, hasLevels: boolean): number | undefined {
  if (value === 'does-not-apply') return undefined;
  const ordinal = ordinalOf(value);
  if (hasLevels) return ordinal;
  if (ordinal !== undefined) return undefined;
  // Against a description there are two positions, and the second is what is asked for.
  return value === 'below' ? 0 : 1;
}

/** Undefined where it counts no more. */
function toContribution(
  { key, needs }: Member,
  { skill, hasLevels }: Looked,
  said: LastSaid | undefined,
): Contribution | undefined {
  const position = said && positionOf(said.value, hasLevels);
  if (position === undefined) return undefined;
  const level = needs.get(skill);
  return { key, position, asked: hasLevels ? level && ordinalOf(level) : 1 };
}

export function meets({ position, asked }: Pick<Contribution, 'position' | 'asked'>): boolean {
  return asked !== undefined && position >= asked;
}

const practitioner = 3;

export function isPractised({ position }: Pick<Contribution, 'position'>): boolean {
  return position >= practitioner;
}
