import type { Button, Reply } from '../chat/reply.ts';
import { appointmentOf, isRhythm, type rhythms, sayNext } from '../people/appointment.ts';
import type { Person } from '../people/person.ts';
import { sayDay } from '../schedule/read-day.ts';
import { paragraph, table, title } from './blocks.ts';
import { dayNames, nationLabels } from './compose-set-up.ts';

type Rhythm = (typeof rhythms)[number];

export const rhythmLabels: Readonly<Record<Rhythm, string>> = {
  ...{ weekly: 'every week', fortnightly: 'every two weeks', monthly: 'every four weeks' },
};

/** `pausedUntil` of somebody who did not say until when. */
export const untilTheySay = '9999-12-31';

/** What somebody chose, and buttons that change it. */
export function composeSettings(
  person: Person,
  { said, leads, now }: { readonly said: string; readonly leads: boolean; readonly now: number },
): Reply {
  const { times, sharing, workingOn, team, roleLevel } = person;
  const { nation } = times;
  const rows = [
    ['Role level', roleLevel ?? 'not chosen yet'],
    ...(team ? [['Team', team]] : []),
    ['Check-ins', sayEnrolment(person)],
    ['Next one', sayNext(person, now) ?? 'none'],
    ['When', `${dayNames[times.day - 1]} at ${times.time} (${times.timeZone})`],
    ['Working days', times.workingDays.map((day) => dayNames[day - 1]).join(', ')],
    ['Bank holidays of', nation ? nationLabels[nation] : 'none'],
    ['Your levels are', sharing === 'with-manager' ? 'shared with your manager' : 'private'],
    ['Skill you work on', workingOn ?? 'none chosen'],
  ];
  return {
    blocks: [
      ...(said === '' ? [] : [paragraph(said)]),
      title('Your settings', 'Only you see this'),
      table(['What', 'Now'], rows),
    ],
    citations: [],
    suggestions: [...buttonsFor(person), ...(leads ? [teamSummary] : [])],
    inPlace: true,
  };
}

/** For whoever leads somebody. */
export const teamSummary: Button = { label: 'Team summary', action: 'team-summary', value: 'team' };

function buttonsFor(person: Person): Button[] {
  const isAsked = appointmentOf(person) !== undefined;
  return [
    press('Role level…', 'role'),
    press('When…', 'times'),
    press('Who sees my levels…', 'sharing'),
    press(isAsked ? 'How often…' : 'Ask me every week', isAsked ? 'rhythm' : 'enrol'),
    ...(isAsked
      ? [person.pausedUntil === undefined ? press('Away until…', 'away') : press('Resume', 'resume')]
      : []),
    ...(isAsked ? [press('Stop', 'stop-check-ins')] : []),
    ...(person.sharing ? [press('Who looked', 'looks')] : []),
    press('My data', 'my-data'),
  ];
}

function sayEnrolment({ enrolment, pausedUntil }: Person): string {
  if (!isRhythm(enrolment)) return 'only when you say “check-in”';
  const often = rhythmLabels[enrolment];
  if (pausedUntil === undefined) return often;
  return pausedUntil === untilTheySay
    ? `${often}; paused until you resume them`
    : `${often}; paused until ${sayDay(pausedUntil)}`;
}

/** How often: asked in settings, and of whoever has missed three. `week`: the check-in that asks, where one does. */
export function composeRhythm(before: string, week = ''): Reply {
  const choices = Object.entries(rhythmLabels).map(([rhythm, label]): Button => {
    const value = JSON.stringify({ rhythm, week });
    return { label: label.replace(/^e/, 'E'), action: 'save-rhythm', value };
  });
  return {
    blocks: [title('How often', 'Skills check-ins'), paragraph(before)],
    citations: [],
    suggestions: [
      ...choices,
      press('Stop', 'stop-check-ins'),
      ...(week === '' ? [] : [press('Check in now', 'check-in')]),
    ],
    inPlace: true,
  };
}

function press(label: string, action: string): Button {
  return { label, action, value: 'now' };
}
