import type { Framework } from '../framework/model.ts';
import { appointmentOf } from '../people/appointment.ts';
import { createComposeFor } from '../people/compose-for.ts';
import type { Person, PersonStore } from '../people/person.ts';
import type { Profiles } from '../people/profiles.ts';
import type { Reached, Recognise } from '../people/recognise.ts';
import type { Claimed, Kind } from '../schedule/outbox.ts';
import { dayAt } from '../schedule/read-day.ts';
import { appointmentIn } from '../schedule/rhythm.ts';
import type { Composed } from '../schedule/send-due.ts';
import { isTimeZone } from '../schedule/weeks.ts';
import { composeRole, composeWelcome } from './compose-set-up.ts';
import type { Conduct } from './conduct.ts';
import { toRated } from './rated.ts';
import { reminderAt } from './reminder-at.ts';
import type { SentCheckIns } from './sent-check-ins.ts';
import { composeRhythm } from './settings.ts';

interface Dependencies {
  readonly framework: Framework;
  readonly people: PersonStore;
  readonly profiles: Pick<Profiles, 'profileOf'>;
  readonly recognise: Pick<Recognise, 'reach'>;
  readonly conduct: Pick<Conduct, 'begin'>;
  readonly sentCheckIns: Pick<SentCheckIns, 'latest'>;
  readonly now: () => number;
}

const mostMissed = 3;
const missed =
  'You have not had time for the last three check-ins. Would another rhythm suit you better? You can also stop.';

function roleGone({ roleLevel }: Person): string {
  return `The documents do not have your role level any more${roleLevel ? ` (${roleLevel})` : ''}. Which is yours now?`;
}

/** What is said of the bot's own accord, as it stands at the moment of sending. */
export function createComposeDelivery(
  dependencies: Dependencies,
): (
  claimed: Claimed & { readonly kind: Extract<Kind, 'check-in' | 'reminder' | 'invitation'> },
) => Promise<Composed> {
  const composeFor = createComposeFor(dependencies);
  return (claimed) =>
    composeFor(claimed.personId, async (reached) => {
      switch (claimed.kind) {
        case 'invitation':
          return reached.enrolment === 'to-invite'
            ? { to: reached.account, reply: composeWelcome }
            : { nothing: true };
        case 'check-in':
          return composeCheckIn(reached, claimed, dependencies);
        case 'reminder':
          return composeReminder(reached, claimed, dependencies);
      }
    });
}

async function composeCheckIn(
  person: Reached,
  { week }: Claimed,
  dependencies: Dependencies,
): Promise<Composed> {
  const { now, people, conduct, sentCheckIns, framework } = dependencies;
  const here = await keepTimeZone(person, dependencies);
  const appointment = appointmentOf(here);
  if (!appointment || isPaused(here, now())) return { nothing: true };
  const rated = toRated(here, framework);
  if (!rated) return { to: person.account, reply: composeRole(here, [], roleGone(here)) };
  const at = appointmentIn(week, appointment);
  const hasMoved = here.times.timeZone !== person.times.timeZone;
  // Where they are now it is not time yet.
  if (hasMoved && at !== undefined && at > now()) return { later: at };
  const last = await sentCheckIns.latest(person.id, mostMissed);
  const hasMissed = last.length === mostMissed && last.every(({ isAnswered }) => !isAnswered);
  // Asked once; again only for the week that it was asked in, where that was not sent.
  if (hasMissed && (here.rhythmAskedIn ?? week) === week) {
    await people.change(person.id, (one) => ({ ...one, rhythmAskedIn: week }));
    return { to: person.account, reply: composeRhythm(missed, week) };
  }
  const reply = await conduct.begin(rated, week);
  return reply ? { to: person.account, reply } : { nothing: true };
}

async function composeReminder(
  person: Reached,
  { week }: Claimed,
  { now, conduct, sentCheckIns, framework }: Dependencies,
): Promise<Composed> {
  const rated = toRated(person, framework);
  const latest = await sentCheckIns.latest(person.id, 1);
  const sent = latest.find((one) => one.week === week);
  if (!rated || !appointmentOf(person) || isPaused(person, now()) || !sent || sent.isAnswered)
    return { nothing: true };
  const at = reminderAt(sent, person.times);
  // The check-in came later than it was planned for.
  if (at === undefined || at > now()) return at === undefined ? { nothing: true } : { later: at };
  const reply = await conduct.begin(rated, week, 'A reminder of this week’s check-in, the only one.');
  return reply ? { to: person.account, reply } : { nothing: true };
}

/** The platform knows where somebody is now. */
async function keepTimeZone(person: Reached, { people, profiles }: Dependencies): Promise<Reached> {
  const { timeZone } = await profiles.profileOf(person.account);
  if (timeZone === undefined || timeZone === person.times.timeZone || !isTimeZone(timeZone)) return person;
  const changed = await people.change(person.id, (one) => ({ ...one, times: { ...one.times, timeZone } }));
  return { ...(changed ?? person), account: person.account };
}

function isPaused({ pausedUntil = '', times }: Person, now: number): boolean {
  return dayAt(now, times.timeZone) < pausedUntil;
}
