import type { Button, Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import type { RoleLevel } from '../framework/model.ts';
import type { Person } from '../people/person.ts';
import { nations } from '../schedule/working-days.ts';
import { list, paragraph, title } from './blocks.ts';

export const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const nationLabels = {
  ...{ 'england-and-wales': 'England and Wales', scotland: 'Scotland' },
  'northern-ireland': 'Northern Ireland',
} as const;

/** What it is, who sees what, and that it is voluntary: comes before anything is asked. */
export const composeWelcome: Reply = {
  blocks: [
    title('Skills check-ins', 'About a minute a week, for your own development'),
    list([
      'Once a week I ask at most two questions about the skills of your role level, in the words of the documents.',
      'It is for your own development, and nothing else is done with it.',
      'Only you see what you answer, unless you choose to share your levels with your manager. A figure about a team has five or more people behind it, or is not shown.',
      'It is voluntary: you can skip, pause or stop at any time, see all that I hold about you (“my data”), and delete it.',
    ]),
    paragraph('Setting it up takes two minutes. You can leave it and come back: “set up my check-ins”.'),
  ],
  citations: [],
  suggestions: [
    { label: 'Set it up', action: 'set-up', value: 'start' },
    { label: 'Not now', action: 'set-up', value: 'not-now' },
    { label: 'Never ask', action: 'set-up', value: 'never' },
  ],
  inPlace: true,
};

export const notNow: Reply = {
  ...say('All right. Say “set up my check-ins” when it suits you.'),
  inPlace: true,
};

export const neverMind: Reply = {
  ...say('I won’t ask again. If you ever change your mind: “set up my check-ins”.'),
  inPlace: true,
};

export function composeRole(person: Person, suggested: readonly RoleLevel[], before: string): Reply {
  const hint = suggested[0]?.name ?? 'IT service manager';
  return {
    blocks: [
      ...(before === '' ? [] : [paragraph(before)]),
      title('Your role level', step(person, 1)),
      paragraph(
        suggested.length > 0
          ? 'The role level says which skills I ask about. Choose yours, or write it.'
          : 'The role level says which skills I ask about. Write it as the documents call it; a job title may do.',
      ),
    ],
    citations: [],
    suggestions: suggested.map(
      ({ name, role }): Button => ({ label: name, action: 'choose-role', value: `${role.name}: ${name}` }),
    ),
    form: {
      title: 'Your role level',
      inputs: [
        { ...text('role', 'Role level', hint, person.roleLevel ?? suggested[0]?.name ?? ''), most: 200 },
        { ...text('team', 'Team (if you like)', 'Payments', person.team ?? ''), most: 100 },
      ],
      submit: { label: 'Save', action: 'save-role', value: 'now' },
      open: { label: 'Write my role level…', action: 'role', value: 'write' },
    },
    inPlace: true,
  };
}

/** For somebody who is asked only when they say so. */
export function composeRoleKept(said: string): Reply {
  return {
    ...say(`${said} Only you see what you say of your skills, and you can stop at any time.`),
    suggestions: [
      { label: 'Check in now', action: 'check-in', value: 'now' },
      { label: 'Ask me every week', action: 'enrol', value: 'now' },
      { label: 'Settings', action: 'settings', value: 'now' },
    ],
    inPlace: true,
  };
}

const halfHours = Array.from({ length: 48 }, (_, at) => {
  const hour = String(Math.floor(at / 2)).padStart(2, '0');
  return `${hour}:${at % 2 === 0 ? '00' : '30'}`;
});

/** `entered`: what is there already of the form, where it comes once more. */
export function composeTimes(
  person: Person,
  before: string,
  { zone: _, ...entered }: Readonly<Record<string, string>> = {},
): Reply {
  const { day, time, timeZone, workingDays, nation = '' } = person.times;
  const days = dayNames.map((label, at) => ({ label, value: String(at + 1) }));
  const times = [...new Set([...halfHours, time])].sort().map((value) => ({ label: value, value }));
  return {
    blocks: [
      ...(before === '' ? [] : [paragraph(before)]),
      title('When', step(person, 2)),
      paragraph(
        'When does a check-in suit you? On a day off or a bank holiday it comes on the next day that you work.',
      ),
    ],
    citations: [],
    suggestions: [],
    form: {
      title: 'When',
      inputs: [
        choice('day', 'Day', days, [String(day)], false),
        choice('time', 'Time', times, [time], false),
        { ...text('zone', 'Time zone', 'Europe/London', timeZone), most: 100 },
        choice('working', 'Working days', days, workingDays.map(String), true),
        choice(
          'nation',
          'Bank holidays of',
          [
            { label: 'None', value: 'none' },
            ...nations.map((value) => ({ label: nationLabels[value], value })),
          ],
          [nation || 'none'],
          false,
        ),
      ],
      submit: { label: 'Save', action: 'save-times', value: 'now' },
      open: { label: 'Choose when…', action: 'times', value: JSON.stringify(entered) },
    },
    inPlace: true,
  };
}

export function composeSharing(person: Person, before: string): Reply {
  return {
    blocks: [
      ...(before === '' ? [] : [paragraph(before)]),
      title('Who sees your levels', step(person, 3)),
      paragraph(
        'Private is the default: only you see your levels. If you share them, your manager sees them by your name; notes stay yours, and you see who looked and when. You can change it at any time.',
      ),
    ],
    citations: [],
    suggestions: [
      { label: 'Keep them private', action: 'save-sharing', value: 'private' },
      { label: 'Share my levels with my manager', action: 'save-sharing', value: 'with-manager' },
    ],
    inPlace: true,
  };
}

export function composeDone({ roleLevel }: Person, said: string, next: string | undefined): Reply {
  const first = next === undefined ? '' : ` The first check-in comes on ${next}.`;
  return {
    blocks: [title('That’s it', roleLevel ?? ''), paragraph(`${said}${first} You can also begin now.`)],
    citations: [],
    suggestions: [
      { label: 'Check in now', action: 'check-in', value: 'now' },
      { label: 'My skills', action: 'my-skills', value: 'now' },
      { label: 'Settings', action: 'settings', value: 'now' },
    ],
    inPlace: true,
  };
}

/** Said only while somebody sets themselves up. */
function step({ setUp }: Person, at: number): string {
  return setUp === undefined ? '' : `Step ${at} of 3`;
}

function text(name: string, label: string, example: string, value: string) {
  return { type: 'text', name, label, hint: `For example: ${example}`, value, isLong: false } as const;
}

function choice(
  name: string,
  label: string,
  options: readonly { readonly label: string; readonly value: string }[],
  chosen: readonly string[],
  isSeveral: boolean,
) {
  return { type: 'choice', name, label, options, chosen, isSeveral } as const;
}
