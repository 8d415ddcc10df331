import { dayOf } from '../day-of.ts';
import type { Enrolment, Person } from '../people/person.ts';
import { toSafeLine } from '../terminal/safe-text.ts';

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const enrolmentLabels: Readonly<Record<Enrolment, string>> = {
  ...{ 'to-invite': 'not set up yet', never: 'wants no check-ins', stopped: 'stopped' },
  ...{ weekly: 'every week', fortnightly: 'every two weeks', monthly: 'every four weeks' },
};

/** In one line, for whoever runs Rolecall. */
export function describePerson({
  name,
  email,
  account,
  roleLevel,
  team,
  times,
  enrolment,
  leftAt,
}: Person): string {
  const accounts = account ? [`${account.platform}:${account.workspace}:${account.id}`] : [];
  const [first, ...others] = [...(email ? [email] : []), ...accounts];
  const asked = `${dayNames[times.day - 1]} ${times.time} ${times.timeZone}`;
  const who = name ? `${name} <${first}>` : first;
  const chose = enrolment === undefined ? [] : [enrolmentLabels[enrolment]];
  const left = leftAt === undefined ? [] : [`left on ${dayOf(leftAt)}`];
  const works = [roleLevel ?? 'no role level', ...(team ? [team] : [])];
  return toSafeLine([who, ...others, ...works, asked, ...chose, ...left].join(', '));
}
