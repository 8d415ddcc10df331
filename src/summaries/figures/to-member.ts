import { hash } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Led } from '../../check-ins/read-ratings.ts';
import type { RoleLevel } from '../../framework/model.ts';
import { isRhythm } from '../../people/appointment.ts';
import { keysOf, type Person } from '../../people/person.ts';
import { dayAt } from '../../schedule/read-day.ts';
import type { Member } from './contributions.ts';

const dayMs = 24 * 60 * 60 * 1_000;
/** Participation is that of so long. */
export const takingPartMs = 28 * dayMs;
const enrolledForMs = 7 * dayMs;
const keyBytes = 6;
/** Of so many in a row others do not notice. */
const together = 500;

/** What a role level asks for, by skill. */
export interface Needs {
  readonly levels: Member['needs'];
  readonly skills: readonly string[];
}

interface Looked {
  readonly needsOf: (person: Person) => Needs;
  readonly unreachable: ReadonlySet<string>;
  readonly now: number;
}

/** As figures count people: without a name, and without an id that leads to them once they are deleted. */
export async function toMembers(led: readonly Led[], looked: Looked): Promise<Member[]> {
  const members: Member[] = [];
  for (let from = 0; from < led.length; from += together) {
    for (const one of led.slice(from, from + together)) members.push(toMember(one, looked));
    await othersTurn();
  }
  return members;
}

function toMember(
  { person, said, saidBefore, hasAnswered }: Led,
  { needsOf, unreachable, now }: Looked,
): Member {
  return {
    ...{ key: keyOf(person), needs: needsOf(person).levels, said, saidBefore },
    isEligible: !unreachable.has(person.id) && isEligible(person, now),
    hasTakenPart: hasAnswered,
  };
}

export function needsOf(roleLevel: RoleLevel | undefined): Needs {
  const levels = new Map(roleLevel?.expectations.map(({ skill, level }) => [skill.name, level]));
  return { levels, skills: [...levels.keys()] };
}

/** Tells people apart. Their ids are random, so that it leads to nobody without them. */
export function keyOf({ id }: Pick<Person, 'id'>): number {
  return hash('sha256', id, 'buffer').readUIntBE(0, keyBytes);
}

/**
 * Tells viewers apart: what they were shown is remembered also where they delete their data, because later figures must
 * still give nobody away together with it. Made of the account that they look from.
 */
export function viewerKeyOf(viewer: Person): string {
  return hash('sha256', keysOf(viewer).at(-1) ?? viewer.id);
}

function isEligible(
  { account, enrolment, enrolledAt = 0, pausedUntil, pausedSince = 0, times }: Person,
  now: number,
): boolean {
  if (!account || !isRhythm(enrolment) || enrolledAt > now - enrolledForMs) return false;
  const isAway = pausedUntil !== undefined && dayAt(now, times.timeZone) < pausedUntil;
  return !isAway || pausedSince > now - takingPartMs;
}
