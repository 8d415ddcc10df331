import { expect, it } from 'vitest';
import { checkManagers } from '../../src/people/check-managers.ts';
import type { Person } from '../../src/people/person.ts';

const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3] } as const;

function toAccount(id: string) {
  return { platform: 'slack', workspace: 'T1', id };
}

/** "ada < mia": Mia leads Ada; "ada": the manager is not named. With the email and the account of their name. */
function readPerson(text: string, at: number): Person {
  const [id = '', manager] = text.split(' < ');
  const named = manager?.includes(':') ? manager : `${manager}@x.org`;
  return {
    ...{ id: `${at}`, name: id, email: `${id}@x.org`, times },
    ...(manager === undefined ? {} : { manager: named }),
  };
}

interface Given {
  /** Line by line, from the second on. */
  readonly roster: readonly string[];
  readonly known?: readonly string[];
  readonly left?: readonly string[];
}

function check({ roster, known = [], left = [] }: Given) {
  const rows = roster.map((text, at) => {
    const { id: _, ...entry } = readPerson(text, at);
    return { line: at + 2, entry };
  });
  const people = known.map((text, at) => {
    const person = readPerson(text, at);
    return { ...person, account: toAccount(`U${person.name.toUpperCase()}`) };
  });
  const leavers = left.map((text, at) => ({ ...readPerson(text, at), leftAt: 0 }));
  const { circles, unknown } = checkManagers(rows, [...people, ...leavers]);
  const tell = ({ line, problem }: { line: number; problem: string }) => `${line}: ${problem}`;
  return { circles: circles.map(tell), unknown: unknown.map(tell) };
}

const nobody =
  'is nobody who is known or in the roster: add a line for them, or write their email or account';

it.each<[string, Given]>([
  ['are in the roster, on any line', { roster: ['ada < mia', 'mia < zoe', 'zoe'] }],
  ['are known', { roster: ['ada < mia', 'bob < slack:T1:UMIA'], known: ['mia'] }],
  ['left, and are in the roster again', { roster: ['ada < mia', 'mia'], left: ['mia'] }],
  ['are named by nobody', { roster: ['ada', 'bob'] }],
  ['lead in another way from now on', { roster: ['mia < ada', 'ada < zoe', 'zoe'], known: ['ada < mia'] }],
])('finds nothing where managers %s', (_, given) => {
  expect(check(given)).toEqual({ circles: [], unknown: [] });
});

it.each<[string, Given, readonly string[]]>([
  ['is nobody', { roster: ['ada < mia'] }, [`2: the manager "mia@x.org" ${nobody}`]],
  [
    'is nobody on several lines, once',
    { roster: ['ada < mia', 'bob', 'cem < mia', 'dee < mia', 'eve < zoe'] },
    [`2: the manager "mia@x.org", and of 2 more, ${nobody}`, `6: the manager "zoe@x.org" ${nobody}`],
  ],
  ['has left', { roster: ['ada < mia'], left: ['mia < ada'] }, [`2: the manager "mia@x.org" ${nobody}`]],
])('names the line where a manager %s', (_, given, unknown) => {
  expect(check(given)).toEqual({ circles: [], unknown });
});

it.each<[string, Given, readonly string[]]>([
  [
    'themselves',
    { roster: ['zoe', 'ada < ada'] },
    ['3: ada@x.org is their own manager: name another one, or leave the cell empty'],
  ],
  [
    'themselves, by their account',
    { roster: ['ada < slack:T1:UADA'], known: ['ada'] },
    ['2: ada@x.org is their own manager: name another one, or leave the cell empty'],
  ],
  [
    'each other',
    { roster: ['zoe', 'mia < ada', 'ada < mia', 'bob < ada'] },
    [
      '3: managers go round in a circle, mia@x.org < ada@x.org < mia@x.org: mend one of its lines',
      '4: is in the circle of managers of line 3',
    ],
  ],
  [
    'each other over somebody who is known',
    { roster: ['bob < ada', 'ada < mia'], known: ['zoe < zoe', 'mia < bob'] },
    [
      '2: managers go round in a circle, bob@x.org < ada@x.org < mia@x.org < bob@x.org: mend one of its lines',
      '3: is in the circle of managers of line 2',
    ],
  ],
  [
    'each other, but not by this roster',
    { roster: ['ada', 'bob < ada'], known: ['ada < mia', 'mia < ada'] },
    [],
  ],
])('names the lines by which somebody would lead %s', (_, given, circles) => {
  expect(check(given)).toEqual({ circles, unknown: [] });
});

it('goes round a circle of many', () => {
  const roster = Array.from({ length: 50_000 }, (_, at) => `p${at} < p${at + 1}`);
  expect(check({ roster: [...roster, 'p50000 < p0'] }).circles).toHaveLength(50_001);
});
