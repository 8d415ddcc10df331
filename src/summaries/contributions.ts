import { freshnessOf } from '../check-ins/freshness.ts';
import type { RatingValue } from '../check-ins/rating.ts';
import { ordinalOf } from '../check-ins/words.ts';
import type { SkillLevel } from '../framework/model.ts';

/** What somebody last said of a skill, as far as figures need it. */
export interface Said {
  readonly value: RatingValue;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** Somebody in a team, as far as its figures need them. */
export interface Member {
  /** Tells them from all others, and nothing else. */
  readonly key: number;
  /** What their role level asks for, by skill; no level where no document says one. */
  readonly needs: ReadonlyMap<string, SkillLevel | undefined>;
  /** What they said last of each skill, as of now. */
  readonly said: ReadonlyMap<string, Said>;
  /** The same as of the beginning of the window. */
  readonly saidBefore: ReadonlyMap<string, Said>;
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
  /** Of those who said something in the window and also in the one before: what they said then, and say now. */
  readonly same: { readonly before: readonly Contribution[]; readonly now: readonly Contribution[] };
}

export const windowMs = 91 * 24 * 60 * 60 * 1_000;

/**
 * Who says what of each skill that a team needs, as of an instant; in the order in which the members need them.
 * `hasLevels`: whether the documents describe a skill's levels now; what was said on another scale counts no more.
 */
export function contributionsOf(
  members: readonly Member[],
  hasLevels: (skill: string) => boolean,
  now: number,
): SkillContributions[] {
  const bySkill = new Map<string, Member[]>();
  for (const member of members) {
    for (const skill of member.needs.keys()) {
      const needing = bySkill.get(skill);
      if (needing) needing.push(member);
      else bySkill.set(skill, [member]);
    }
  }
  return [...bySkill].map(([skill, needing]) =>
    contributionsTo({ skill, hasLevels: hasLevels(skill), now }, needing),
  );
}

interface Looked {
  readonly skill: string;
  readonly hasLevels: boolean;
  readonly now: number;
}

function contributionsTo(looked: Looked, needing: readonly Member[]): SkillContributions {
  const { skill, hasLevels } = looked;
  const applying = needing.filter(({ said }) => said.get(skill)?.value !== 'does-not-apply');
  const ofAll = (members: readonly Member[], which: 'said' | 'saidBefore') =>
    members.flatMap((member) => toContribution(member, looked, member[which].get(skill)));
  const both = applying.filter((member) => isInWindows(member, looked));
  return {
    ...{ skill, hasLevels, needed: applying.length, now: ofAll(applying, 'said') },
    same: { before: ofAll(both, 'saidBefore'), now: ofAll(both, 'said') },
  };
}

/** In the last 91 days, and in the 91 before. */
function isInWindows({ said, saidBefore }: Member, { skill, hasLevels, now }: Looked): boolean {
  const [last, before] = [said.get(skill), saidBefore.get(skill)];
  if (!last || !before) return false;
  const isOnScale = [last, before].every(({ value }) => positionOf(value, hasLevels) !== undefined);
  return isOnScale && last.at > now - windowMs && before.at > now - 2 * windowMs;
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

function toContribution(
  { key, needs }: Member,
  { skill, hasLevels, now }: Looked,
  said: Said | undefined,
): Contribution[] {
  const position = said && positionOf(said.value, hasLevels);
  if (!said || position === undefined || freshnessOf(new Date(said.at), now) === 'expired') return [];
  const level = needs.get(skill);
  return [{ key, position, asked: hasLevels ? level && ordinalOf(level) : 1 }];
}

export function meets({ position, asked }: Pick<Contribution, 'position' | 'asked'>): boolean {
  return asked !== undefined && position >= asked;
}

const practitioner = 3;

export function isPractised({ position }: Pick<Contribution, 'position'>): boolean {
  return position >= practitioner;
}
