import { LRUCache } from 'lru-cache';
import { appointmentOf, rhythms } from '../people/appointment.ts';
import type { Person, PersonStore } from '../people/person.ts';
import type { Outbox, Planned } from '../schedule/outbox.ts';
import { appointmentIn, closesAt, nextAppointment } from '../schedule/rhythm.ts';
import { boundsOf, weekAt } from '../schedule/weeks.ts';
import { reminderAt } from './reminder-at.ts';
import type { SentCheckIn, SentCheckIns } from './sent-check-ins.ts';

interface Dependencies {
  readonly outbox: Pick<Outbox, 'plan'>;
  readonly people: Pick<PersonStore, 'withEnrolment'>;
  readonly sentCheckIns: Pick<SentCheckIns, 'unanswered'>;
  readonly now: () => number;
}

const mostDone = 100_000;
const dayMs = 24 * 60 * 60 * 1_000;
/** Nobody is free for longer between a check-in and its reminder. */
const mostRemindedMs = 14 * dayMs;
const invitedWithinMs = 28 * dayMs;

/** Plans this week's check-ins, the reminders of those that were not answered, and invitations. How many are new. */
export function createPlanCheckIns({
  outbox,
  people,
  sentCheckIns,
  now,
}: Dependencies): () => Promise<number> {
  // What this process has planned need not be worked out, nor asked of the database, every time it looks.
  const done = new LRUCache<string, true>({ max: mostDone });
  const isOpen = (one: Named): boolean => !done.has(keyOf(one));

  return async () => {
    const at = now();
    const weekIn = createWeeks(at);
    const enrolled = await people.withEnrolment(rhythms);
    const byId = new Map(enrolled.map((person) => [person.id, person]));
    const toInvite = await people.withEnrolment(['to-invite']);
    const unanswered = await sentCheckIns.unanswered(at - mostRemindedMs, at - dayMs);
    const reminders = unanswered.filter(({ personId, week }) => isOpen({ kind: 'reminder', personId, week }));
    const planned = [
      ...enrolled.flatMap((person) => planCheckIn(person, weekIn)),
      ...toInvite
        .filter(({ id: personId }) => isOpen({ kind: 'invitation', personId, week: 'once' }))
        .flatMap((person) => planInvitation(person, at)),
      ...reminders.flatMap((sent) => planReminder(byId.get(sent.personId), sent)),
    ].filter(isOpen);
    const added = planned.length > 0 ? await outbox.plan(planned) : 0;
    for (const one of planned) done.set(keyOf(one), true);
    return added;
  };
}

type Named = Pick<Planned, 'kind' | 'personId' | 'week'>;

function keyOf({ kind, personId, week }: Named): string {
  return `${kind} ${week} ${personId}`;
}

/** The week that it is in a time zone, and when it ends. Most people share one. */
function createWeeks(now: number) {
  const known = new Map<string, { readonly week: string; readonly until: number }>();
  return (timeZone: string) => {
    const there = known.get(timeZone);
    if (there) return there;
    const week = weekAt(now, timeZone);
    const fresh = { week, until: boundsOf(week, timeZone).until };
    known.set(timeZone, fresh);
    return fresh;
  };
}

/** In the week that it is now for them. */
function planCheckIn(person: Person, weekIn: ReturnType<typeof createWeeks>): Planned[] {
  const appointment = person.roleLevel === undefined ? undefined : appointmentOf(person);
  if (!appointment) return [];
  const { week, until } = weekIn(person.times.timeZone);
  const dueAt = appointmentIn(week, appointment);
  return dueAt === undefined ? [] : [{ kind: 'check-in', personId: person.id, week, dueAt, closesAt: until }];
}

/** At the next time that a roster has for them. */
function planInvitation({ id: personId, times }: Person, now: number): Planned[] {
  const next = nextAppointment(now, { times, rhythm: 'weekly', since: now });
  if (!next) return [];
  return [
    { kind: 'invitation', personId, week: 'once', dueAt: next.at, closesAt: next.at + invitedWithinMs },
  ];
}

function planReminder(person: Person | undefined, sent: SentCheckIn): Planned[] {
  const { personId, week } = sent;
  const appointment = person && appointmentOf(person);
  const dueAt = person && reminderAt(sent, person.times);
  if (!appointment || dueAt === undefined) return [];
  const closes = closesAt(week, appointment) ?? dueAt + dayMs;
  // The next one is there already.
  return dueAt < closes ? [{ kind: 'reminder', personId, week, dueAt, closesAt: closes }] : [];
}
