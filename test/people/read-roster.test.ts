import { expect, it } from 'vitest';
import { ownKnowledge } from '../../src/config.ts';
import { loadFramework } from '../../src/framework/load-framework.ts';
import type { Person } from '../../src/people/person.ts';
import { readRoster } from '../../src/people/read-roster.ts';
import { RosterError } from '../../src/people/roster-error.ts';

const framework = await loadFramework(ownKnowledge);
const read = (...lines: readonly string[]) => readRoster(lines.join('\n'), framework, []);
const noEmail = 'is no email: write the address alone, such as ada@example.org';
const usual = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5] };

it('reads a person with everything that a roster can say', () => {
  expect(
    read(
      'email,account,name,role level,manager,team,time zone,day,time,working days,nation',
      'Ada@Example.org,teams:tenant:ada:1,"Lovelace, Ada",it service manager,Grace@example.org,Service,Asia/Kolkata,Wed,9:30,"Mon, Tue Wed",Scotland',
    ),
  ).toEqual({
    bad: [],
    doubtful: [
      {
        line: 2,
        problem:
          'the manager "grace@example.org" is nobody who is known or in the roster: add a line for them, or write their email or account',
      },
    ],
    entries: [
      {
        ...{ email: 'ada@example.org', name: 'Lovelace, Ada', team: 'Service', manager: 'grace@example.org' },
        account: { platform: 'teams', workspace: 'tenant', id: 'ada:1' },
        ...{ role: 'IT service manager', roleLevel: 'IT service manager' },
        times: {
          day: 3,
          time: '09:30',
          timeZone: 'Asia/Kolkata',
          workingDays: [1, 2, 3],
          nation: 'scotland',
        },
      },
    ],
  });
});

it('takes the account of a manager as the platform spells it', () => {
  const { entries } = read('email,manager', 'ada@example.org,slack:T1:UMIA');
  expect(entries.map(({ manager }) => manager)).toEqual(['slack:T1:UMIA']);
});

it('takes columns in any order and case, and what is usual where a cell is empty', () => {
  expect(read('\ufeffNAME,Email', 'Cleo,cleo@example.org', ',', '', ',dan@example.org')).toEqual({
    bad: [],
    doubtful: [],
    entries: [
      { email: 'cleo@example.org', name: 'Cleo', times: usual },
      { email: 'dan@example.org', name: '', times: usual },
    ],
  });
});

it.each([
  ['email,time zone', 'a@b.org,Mars/Base', '"Mars/Base" is no time zone: write one such as Europe/London'],
  ['email,time', 'a@b.org,25:00', '"25:00" is no time: write one such as 09:30'],
  [
    'email,day',
    'a@b.org,Someday',
    '"Someday" is no day of the week: write Mon, Tue, Wed, Thu, Fri, Sat or Sun',
  ],
  ['email,working days', 'a@b.org,Mon-Fri', undefined],
  [
    'email,nation',
    'a@b.org,France',
    '"France" is no nation whose bank holidays are known: write England, Wales, Scotland or Northern Ireland',
  ],
  ['email,role level', 'a@b.org,Astronaut', 'the documents have no role level "Astronaut"'],
  ['email', 'nobody', `"nobody" ${noEmail}`],
  ['email', '<a@b.org>', `"<a@b.org>" ${noEmail}`],
  ['email', 'Ada <a@b.org>', `"Ada <a@b.org>" ${noEmail}`],
  ['email', 'mailto:a@b.org', `"mailto:a@b.org" ${noEmail}`],
  ['email', '"a@b.org,c@d.org"', `"a@b.org,c@d.org" ${noEmail}`],
  ['email', 'a@b.org;', `"a@b.org;" ${noEmail}`],
  ['email', '"""a""@b.org"', `""a"@b.org" ${noEmail}`],
  ['email', 'a@b@c.org', `"a@b@c.org" ${noEmail}`],
  ['email', 'a@b.org\u200b', `"a@b.org\u200b" ${noEmail}`],
  ['email', 'a@localhost', `"a@localhost" ${noEmail}`],
  ['email', "o'neil+x_1@b-c.co.uk", undefined],
  ['email,manager', 'a@b.org,Mia <m@b.org>', `"Mia <m@b.org>" ${noEmail}`],
  [
    'account',
    'irc:a:b',
    '"irc:a:b" is no account: write slack:T0123:U0123, or teams:tenant:person with the IDs of Entra',
  ],
  ['email,name', ',Eve', 'neither email nor account is there: fill in one of them'],
])('with the columns %s says of %s how to mend it', (header, line, problem) => {
  const { bad } = read(header, line);
  expect(bad).toEqual(problem ? [{ line: 2, problem }] : []);
});

it('names the line of every problem, also below a cell with line breaks', () => {
  const { entries, bad } = read('email,name', 'a@b.org,"A', 'B"', 'nobody,C', 'a@b.org,D');
  expect(entries).toHaveLength(1);
  expect(bad).toEqual([
    { line: 4, problem: `"nobody" ${noEmail}` },
    { line: 5, problem: 'a@b.org stands on line 2 already: delete one of them' },
  ]);
});

it.each([
  ['a@b.org,Lovelace, Ada,Ops', 4, 'put what has a comma in it, such as a name, into double quotes'],
  ['a@b.org,Ada,Ops,,x,', 5, 'put what has a comma in it, such as a name, into double quotes'],
  ['a@b.org,Ada', 2, 'write a comma for each cell that is empty'],
])('uses nothing of %s where the first row names three columns', (line, count, mend) => {
  const { entries, bad } = read('email,name,team', line, 'c@d.org,,');
  expect(entries.map(({ email }) => email)).toEqual(['c@d.org']);
  expect(bad).toEqual([{ line: 2, problem: `has ${count} cells where the first row names 3: ${mend}` }]);
});

it('takes no notice of empty cells at the end, as a spreadsheet leaves them', () => {
  const { entries, bad } = read('email,name,, ', 'a@b.org,Ada,,', 'c@d.org,Cem,, ,,', ',,,', 'e@f.org,Eve');
  expect([entries.map(({ name }) => name), bad]).toEqual([['Ada', 'Cem', 'Eve'], []]);
});

it('uses no line that needed another which cannot be used', () => {
  const times = usual as Person['times'];
  const toAccount = (id: string) => ({ platform: 'slack', workspace: 'T1', id });
  const known = [
    { id: '1', name: 'Ada', email: 'ada@x.org', account: toAccount('U1'), times },
    { id: '2', name: 'Bob', email: 'bob@x.org', times },
  ];
  const lines = [
    'bob@x.org,slack:T1:U1,,Ops',
    'ada@x.org,slack:T1:U2,ada@x.org,Ops',
    'eve@x.org,,bob@x.org,',
  ];
  const { entries, bad, doubtful } = readRoster(
    ['email,account,manager,team', ...lines].join('\n'),
    framework,
    known,
  );
  expect(entries.map(({ email }) => email)).toEqual(['eve@x.org']);
  expect(bad.map(({ line, problem }) => `${line}: ${problem.slice(0, 30)}`)).toEqual([
    '2: its email is of one person, Bo',
    '3: ada@x.org is their own manager',
  ]);
  expect(doubtful).toEqual([]);
});

it.each([
  ['', /has no column "email" or "account"/],
  ['name\nAda', /has no column "email" or "account"/],
  ['email,shoe size\na@b.org,42', /There is no column "shoe size"; the columns are account, email/],
  ['email,name,,team\na@b.org,Ada,,Ops', /There is no column ""/],
  ['email,Manager,manager \na@b.org,c@d.org,e@f.org', /names the column "manager" twice: delete one/],
  ['email\n"a@b.org', /is not CSV as it stands/],
])('cannot read %j as a roster', (text, message) => {
  expect(() => readRoster(text, framework, [])).toThrow(RosterError);
  expect(() => readRoster(text, framework, [])).toThrow(message);
});
