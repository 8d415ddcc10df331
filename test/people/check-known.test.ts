import { expect, it } from 'vitest';
import { checkKnown } from '../../src/people/check-known.ts';
import type { Person } from '../../src/people/person.ts';

const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3] } as const;

/** "ada@ U1": with that email and that account; either may be missing. */
function readKeys(text: string) {
  const [email] = /\S+@/.exec(text) ?? [];
  const [id] = /U\d/.exec(text) ?? [];
  return {
    ...{ name: '', times },
    ...(email === undefined ? {} : { email: `${email}x.org` }),
    ...(id === undefined ? {} : { account: { platform: 'slack', workspace: 'T', id } }),
  };
}

/** Ada and Bob as they are known, and who of them has left; the roster's lines from the second on. */
function check({ ada, bob, left = '', lines }: Given): string[] {
  const known: Person[] = [
    { ...readKeys(ada), id: '1', name: 'Ada', ...(left.includes('ada') ? { leftAt: 1 } : {}) },
    { ...readKeys(bob), id: '2', name: 'Bob', ...(left.includes('bob') ? { leftAt: 1 } : {}) },
  ];
  const rows = lines.map((text, at) => ({ line: at + 2, entry: readKeys(text) }));
  return checkKnown(rows, known).map(({ line, problem }) => `${line}: ${problem}`);
}

interface Given {
  readonly ada: string;
  readonly bob: string;
  readonly left?: string;
  readonly lines: readonly string[];
}

it.each<[string, Given]>([
  ['is who they were', { ada: 'ada@ U1', bob: 'bob@', lines: ['ada@ U1', 'bob@'] }],
  ['has a new email', { ada: 'ada@ U1', bob: 'bob@', lines: ['eve@ U1', 'bob@'] }],
  ['has an account that nobody had', { ada: 'ada@ U1', bob: 'bob@', lines: ['ada@', 'bob@ U2'] }],
  ['gives their account up for another', { ada: 'ada@ U1', bob: 'bob@', lines: ['bob@ U1', 'ada@ U2'] }],
  ['gives theirs to one another', { ada: 'ada@ U1', bob: 'bob@ U2', lines: ['ada@ U2', 'bob@ U1'] }],
  ['left before', { ada: 'ada@ U1', bob: 'bob@', left: 'ada', lines: ['bob@ U1'] }],
])('finds nothing where everybody %s', (_, given) => {
  expect(check(given)).toEqual([]);
});

const mend =
  'correct the line; where both are the same person, or one is gone, first delete one of them with "people forget"';
const move =
  '; where the account has moved, give its former owner another one on a line of their own, or first import with --remove-missing a roster without them and without this account';
const two = `2: its email is of one person, Bob (bob@x.org), and its account of another, Ada (ada@x.org, slack:T:U1): ${mend}${move}`;

it.each<[string, Given]>([
  ['is in no line', { ada: 'ada@ U1', bob: 'bob@', lines: ['bob@ U1'] }],
  ['is not given another', { ada: 'ada@ U1', bob: 'bob@', lines: ['bob@ U1', 'ada@'] }],
  ['comes back with it', { ada: 'ada@ U1', bob: 'bob@', left: 'ada', lines: ['bob@ U1', 'ada@'] }],
  [
    'may have been given the email of one who left',
    { ada: 'ada@ U1', bob: 'bob@', left: 'bob', lines: ['bob@ U1'] },
  ],
])('tells of two people where the owner of the account %s', (_, given) => {
  expect(check(given)).toEqual([two]);
});

it.each(['', 'ada'])('takes from nobody the only thing that they are known by, who left: %j', (left) => {
  expect(check({ ada: 'U1', bob: 'bob@', left, lines: ['bob@ U1'] })).toEqual([
    `2: its email is of one person, Bob (bob@x.org), and its account of another, Ada (slack:T:U1): ${mend}`,
  ]);
});

it.each([[['ada@', 'U1']], [['eve@ U1', 'ada@']], [['zoe@ U1', 'ada@ U3']]])(
  'tells which line is the same person as one before: %j',
  (lines) => {
    expect(check({ ada: 'ada@ U1', bob: 'bob@', lines })).toEqual([
      '3: is the same person as line 2, Ada (ada@x.org, slack:T:U1): delete one of the lines; where they are two people, first import alone the line of the one who is known, with their own email and account',
    ]);
  },
);

it('tells of all lines of a column that slipped by one', () => {
  const count = 20_000;
  const toKeys = (at: number, account: number) => ({
    ...{ name: '', times, email: `p${at}@x.org` },
    account: { platform: 'slack', workspace: 'T', id: `U${account}` },
  });
  const known = Array.from({ length: count }, (_, at) => ({ ...toKeys(at, at), id: `${at}` }));
  const slipped = known.map((_, at) => ({ line: at + 2, entry: toKeys(at, at + 1) }));
  expect(checkKnown(slipped, known)).toEqual([]);
  const { account: _, ...last } = toKeys(count - 1, 0);
  const kept = [...slipped.slice(0, -1), { line: count + 1, entry: last }];
  expect(checkKnown(kept, known)).toHaveLength(count - 1);
});
