import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFolder, runRolecall } from './start-rolecall.ts';

const header = 'email,name,role level,team\n';
const good = 'ada@example.org,Ada,IT service manager,Service\ncleo@example.org,Cleo,,\n';

function open(roster: string) {
  const cwd = createFolder({ 'roster.csv': header + roster });
  const people = (...words: readonly string[]) => runRolecall(['people', ...words], { cwd });
  return { cwd, people };
}

it('says what a roster would change, changes it on request, and nothing the second time', async () => {
  const { people } = open(good);
  const dry = await people('import', 'roster.csv');
  expect(dry).toEqual({
    ...{ code: 0, stderr: '' },
    stdout: [
      '+ Ada <ada@example.org>, IT service manager, Service, Tue 10:00 Europe/London, not set up yet',
      '+ Cleo <cleo@example.org>, no role level, Tue 10:00 Europe/London, not set up yet',
      '2 new, 0 changed, 0 as they are.',
      'Whoever is new is invited, at their own time, to set up their check-ins; nobody is asked before.',
      'Nothing is written yet: --apply writes it.\n',
    ].join('\n'),
  });
  expect((await people('list')).stdout).toBe('0 people.\n');
  expect((await people('import', 'roster.csv', '--apply')).stdout).toMatch(/2 new.*\n.*\nWritten\.\n$/);
  expect((await people('import', 'roster.csv', '--apply')).stdout).toMatch(
    /^0 new, 0 changed, 2 as they are\.\n/,
  );
  expect((await people('list')).stdout).toMatch(/^Ada .*\nCleo .*\n2 people\.\n$/);
});

it('writes nothing of a roster with a bad line, unless it may leave it out', async () => {
  const { people } = open(`${good}nobody,No One,,\n`);
  const refused = await people('import', 'roster.csv', '--apply');
  expect(refused.code).toBe(1);
  expect(refused.stdout).toMatch(/^roster\.csv:4: "nobody" is no email\n/);
  expect(refused.stdout).toMatch(
    /Nothing is written: mend the line, or add --skip-bad to leave out what cannot be used\.\n$/,
  );
  expect((await people('list')).stdout).toBe('0 people.\n');
  expect((await people('import', 'roster.csv', '--apply', '--skip-bad')).code).toBe(0);
  expect((await people('list')).stdout).toMatch(/2 people\.\n$/);
});

it('says what it cannot read', async () => {
  const { people, cwd } = open('');
  expect((await people('import', 'missing.csv')).stderr).toMatch(/missing\.csv cannot be read \(ENOENT\)/);
  expect((await people('import', 'roster.csv')).code).toBe(0);
  expect(readFileSync(join(cwd, 'roster.csv'), 'utf8')).toBe(header);
  expect((await people('import')).code).toBe(2);
});
