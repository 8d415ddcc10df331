import { appointmentOf } from '../people/appointment.ts';
import { hasLeft, type Person } from '../people/person.ts';
import type { Planned } from '../schedule/outbox.ts';
import { appointmentIn, closesAt, nextAppointment } from '../schedule/rhythm.ts';
import { boundsOf, weekAt } from '../schedule/weeks.ts';
import type { PlannedWeek, Planning } from './planning.ts';
import { reminderAt } from './reminder-at.ts';
import type { SentCheckIn } from './sent-check-ins.ts';

interface Dependencies {
  readonly planning: Planning;
  readonly now: () => number;
}

const dayMs = 24 * 60 * 60 * 1_000;
/** Nobody is free for longer between a check-in and its reminder. */
const mostRemindedMs = 14 * dayMs;
const invitedWithinMs = 28 * dayMs;

/** Plans this week's check-ins, the reminders of those that were not answered, and invitations. How many are new. */
export function createPlanCheckIns({ planning, now }: Dependencies): () => Promise<number> {
  return async () => {
    const at = now();
    const weekIn = createWeeks(at);
    const plan = (person: Person) => planWeek(person, weekIn, at);
    const last = await planning.lastWeeks();
    const over = last.filter((one) => one === undefined || one.week !== weekIn(one.timeZone).week);
    let added = 0;
    for (const week of over) added += await planning.planWeeks(week, plan);
    return added + (await planning.planReminders(at - mostRemindedMs, at - dayMs, planReminder));
  };
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

function planWeek(person: Person, weekIn: ReturnType<typeof createWeeks>, now: number): PlannedWeek {
  const { timeZone } = person.times;
  const { week, until } = weekIn(timeZone);
  if (hasLeft(person)) return { week, timeZone, planned: [] };
  const isInvited = person.enrolment === 'to-invite';
  return {
    week,
    timeZone,
    planned: isInvited ? planInvitation(person, now) : planCheckIn(person, week, until),
  };
}

function planCheckIn(person: Person, week: string, until: number): Planned[] {
  const appointment = person.roleLevel === undefined ? undefined : appointmentOf(person);
  const dueAt = appointment && appointmentIn(week, appointment);
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

function planReminder(person: Person, sent: SentCheckIn): Planned[] {
  const { personId, week } = sent;
  const appointment = hasLeft(person) ? undefined : appointmentOf(person);
  const dueAt = reminderAt(sent, person.times);
  if (!appointment || dueAt === undefined) return [];
  const closes = closesAt(week, appointment) ?? dueAt + dayMs;
  // The next one is there already.
  return dueAt < closes ? [{ kind: 'reminder', personId, week, dueAt, closesAt: closes }] : [];
}
