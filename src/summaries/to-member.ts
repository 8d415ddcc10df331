import { createHash } from 'node:crypto';
import type { LastSaid } from '../check-ins/rating.ts';
import type { Led } from '../check-ins/read-ratings.ts';
import type { RoleLevel, SkillLevel } from '../framework/model.ts';
import { isRhythm } from '../people/appointment.ts';
import { keysOf, type Person } from '../people/person.ts';
import { dayAt } from '../schedule/read-day.ts';
import type { Member, Said } from './contributions.ts';

const dayMs = 24 * 60 * 60 * 1_000;
/** Participation is that of so long. */
export const takingPartMs = 28 * dayMs;
const enrolledForMs = 7 * dayMs;
const keyBytes = 6;

/** As figures count somebody: without a name, and without an id that leads to them once they are deleted. */
export function toMember(
  { person, said, saidBefore, hasAnswered }: Led,
  needs: ReadonlyMap<string, SkillLevel | undefined>,
  { isReachable, now }: { readonly isReachable: boolean; readonly now: number },
): Member {
  return {
    ...{ key: keyOf(person), needs, said: bySkill(said), saidBefore: bySkill(saidBefore) },
    isEligible: isReachable && isEligible(person, now),
    hasTakenPart: hasAnswered,
  };
}

/** What a role level asks for, by skill. */
export function needsOf(roleLevel: RoleLevel | undefined): ReadonlyMap<string, SkillLevel | undefined> {
  return new Map(roleLevel?.expectations.map(({ skill, level }) => [skill.name, level]));
}

/** Tells people apart. Their ids are random, so that it leads to nobody without them. */
export function keyOf({ id }: Pick<Person, 'id'>): number {
  return createHash('sha256').update(id).digest().readUIntBE(0, keyBytes);
}

/**
 * Tells viewers apart: what they were shown is remembered also where they delete their data, because later figures must
 * still give nobody away together with it. Made of the account that they look from.
 */
export function viewerKeyOf(viewer: Person): string {
  return createHash('sha256')
    .update(keysOf(viewer).at(-1) ?? viewer.id)
    .digest('hex');
}

function isEligible(
  { account, enrolment, enrolledAt = 0, pausedUntil, pausedSince = 0, times }: Person,
  now: number,
): boolean {
  if (!account || !isRhythm(enrolment) || enrolledAt > now - enrolledForMs) return false;
  const isAway = pausedUntil !== undefined && dayAt(now, times.timeZone) < pausedUntil;
  return !isAway || pausedSince > now - takingPartMs;
}

function bySkill(said: readonly LastSaid[]): ReadonlyMap<string, Said> {
  return new Map(said.map(({ skill, value, at }) => [skill, { value, at }]));
}
