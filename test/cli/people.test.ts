import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStores } from '../../src/storage/open-stores.ts';
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
  expect(refused.stdout).toMatch(/^roster\.csv:4: "nobody" is no email: /);
  expect(refused.stdout).toMatch(
    /Nothing is written: mend the line, or add --skip-bad to leave out what cannot be used\.\n$/,
  );
  expect((await people('list')).stdout).toBe('0 people.\n');
  expect((await people('import', 'roster.csv', '--apply', '--skip-bad')).code).toBe(0);
  expect((await people('list')).stdout).toMatch(/2 people\.\n$/);
});

it.each([
  ['people', 'list'],
  ['people', 'forget', 'ada@example.org', '--apply'],
  ['check-ins', 'status', '--csv'],
  ['admin', 'status'],
])('makes no database where there is none: %s %s', async (...words) => {
  const DATA_DIR = join(createFolder(), 'typo');
  const { code, stdout, stderr } = await runRolecall(words, { env: { DATA_DIR } });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(`There is no database ${join(DATA_DIR, 'rolecall.sqlite')}; check DATA_DIR.`);
  expect(existsSync(DATA_DIR)).toBe(false);
});

it('says what it cannot read', async () => {
  const { people, cwd } = open('');
  expect(await people('import', 'missing.csv')).toEqual({
    ...{ code: 1, stdout: '' },
    stderr: `The roster cannot be used as it is:\n- ${join(realpathSync(cwd), 'missing.csv')}: The file cannot be read (ENOENT); check its path, and that you may read it.\n`,
  });
  writeFileSync(join(cwd, 'broken.csv'), 'name\nAda\n');
  expect((await people('import', 'broken.csv')).stderr).toMatch(
    /^The roster cannot be used as it is:\n- broken\.csv: The first row has no column "email" or "account"/,
  );
  expect((await people('import', 'roster.csv')).code).toBe(0);
  expect(readFileSync(join(cwd, 'roster.csv'), 'utf8')).toBe(header);
  expect((await people('import')).code).toBe(2);
});

it.each([
  [
    'Latin-1, as Excel writes “CSV”',
    Buffer.from(`${header}ada@example.org,Ada,,\njoerg@example.org,J\xf6rg,,\n`, 'latin1'),
    '3: is not UTF-8 text; save the file again as UTF-8 (in a spreadsheet: "CSV UTF-8")',
  ],
  [
    'UTF-16, as Excel writes “Unicode text”',
    Buffer.from(`${header}ada@example.org,Ada,,\n`, 'utf16le'),
    '1: holds a NUL byte, so it is not UTF-8 text; save the file again as UTF-8',
  ],
])('does not guess at a roster in %s', async (_, bytes, problem) => {
  const { people, cwd } = open('');
  writeFileSync(join(cwd, 'roster.csv'), bytes);
  expect(await people('import', 'roster.csv', '--apply')).toEqual({
    ...{ code: 1, stdout: '' },
    stderr: `The roster cannot be used as it is:\n- roster.csv:${problem}\n`,
  });
  expect((await people('list')).stdout).toBe('0 people.\n');
});

it('prints nothing of a roster, or of a name, that could steer the terminal or turn the writing round', async () => {
  const { people, cwd } = open('"Ada\n+ \u009b31mEve\u202e@x.org",,,\n');
  const bad = await people('import', 'roster.csv');
  expect(bad.stdout).toMatch(/^roster\.csv:2: "Ada \+ 31mEve@x\.org" is no email: .*\n0 new/);
  writeFileSync(
    join(cwd, 'roster.csv'),
    `${header}ada@example.org,"A\u009b2Jda\u202e\n+ Eve",,Lam\u2066ps\n`,
  );
  const described =
    'A2Jda + Eve <ada@example.org>, no role level, Lamps, Tue 10:00 Europe/London, not set up yet\n';
  expect((await people('import', 'roster.csv', '--apply')).stdout).toMatch(`+ ${described}1 new`);
  expect((await people('list')).stdout).toBe(`${described}1 person.\n`);
  expect((await people('forget', 'ada@example.org')).stdout).toMatch(described);
  writeFileSync(join(cwd, 'roster.csv'), 'email,sh\u009boe\n');
  expect((await people('import', 'roster.csv')).stderr).toContain('There is no column "shoe"');
});

it('imports whose manager is not known with a warning, and nobody who would lead themselves', async () => {
  const { people, cwd } = open('');
  const roster = join(cwd, 'roster.csv');
  const warning =
    'roster.csv:2: Warning: the manager "mia@example.org" is nobody who is known or in the roster: add a line for them, or write their email or account\n';
  writeFileSync(roster, 'email,manager\nada@example.org,mia@example.org\n');
  expect((await people('import', 'roster.csv')).stdout).toContain(`${warning}+ ada@example.org, `);
  const applied = await people('import', 'roster.csv', '--apply');
  expect([applied.code, applied.stdout]).toEqual([
    0,
    expect.stringMatching(/Warning: [\s\S]*\nWritten\.\n$/),
  ]);
  writeFileSync(roster, 'email,manager\nmia@example.org,ada@example.org\nzoe@example.org,\n');
  const circle = await people('import', 'roster.csv', '--apply');
  expect([circle.code, circle.stdout.split('\n')]).toEqual([
    1,
    [
      'roster.csv:2: managers go round in a circle, mia@example.org < ada@example.org < mia@example.org: mend one of its lines',
      '+ zoe@example.org, no role level, Tue 10:00 Europe/London, not set up yet',
      '1 new, 0 changed, 0 as they are; 1 not in the file stay as they are.',
      'Whoever is new is invited, at their own time, to set up their check-ins; nobody is asked before.',
      'Nothing is written: mend the line, or add --skip-bad to leave out what cannot be used.',
      '',
    ],
  ]);
});

it('says before of whom a line speaks where that is not one person, and moves an account on request', async () => {
  const { people, cwd } = open('');
  const write = (...lines: readonly string[]) =>
    writeFileSync(join(cwd, 'roster.csv'), `${['email,account,name', ...lines].join('\n')}\n`);
  const say = async (...words: readonly string[]) => {
    const { code, stdout, stderr } = await people('import', 'roster.csv', ...words);
    return [code, stderr, ...stdout.split('\n').filter((line) => /:\d+: |^Nothing|^Written/.test(line))];
  };
  const accounts = async () => (await people('list')).stdout.match(/<.*?>, slack:\w+:\w+/g);
  const refused = 'Nothing is written: mend the line, or add --skip-bad to leave out what cannot be used.';
  const [bob, ada] = ['bob@example.org,slack:T1:U1,Bob', 'ada@example.org,slack:T1:U1,Ada'];
  write(ada, 'bob@example.org,,Bob');
  await say('--apply');
  write(bob);
  const two = expect.stringContaining(
    'roster.csv:2: its email is of one person, Bob (bob@example.org), and its account of another, Ada (ada@example.org, slack:T1:U1): ',
  );
  expect(await say()).toEqual([1, '', two, refused]);
  expect(await say('--remove-missing')).toEqual([
    1,
    '',
    two,
    expect.stringContaining('Nothing is written: '),
  ]);
  write(bob, ada.replace('U1', 'U2'));
  expect(await say('--apply')).toEqual([0, '', 'Written.']);
  expect(await accounts()).toEqual(['<ada@example.org>, slack:T1:U2', '<bob@example.org>, slack:T1:U1']);
  write('bob@example.org,,Bob');
  await say('--remove-missing', '--apply');
  write(bob.replace('U1', 'U2'));
  expect(await say('--apply')).toEqual([0, '', 'Written.']);
  expect(await accounts()).toEqual(['<bob@example.org>, slack:T1:U2']);
  expect((await people('import', 'roster.csv')).stdout).toMatch(
    /^0 new, 0 changed, 1 as they are; 1 not in the file stay as they are\.\n/,
  );
});

it('says who left, marks them on request, and brings them back', async () => {
  const { people, cwd } = open(good);
  await people('import', 'roster.csv', '--apply');
  writeFileSync(join(cwd, 'roster.csv'), `${header}cleo@example.org,Cleo,,\n`);
  expect((await people('import', 'roster.csv')).stdout).toMatch(/; 1 not in the file stay as they are\.\n/);
  const dry = await people('import', 'roster.csv', '--remove-missing');
  expect(dry.stdout.split('\n')).toEqual(
    [
      '- Ada <ada@example.org>, IT service manager, Service, Tue 10:00 Europe/London, not set up yet, left on DAY',
      '0 new, 0 changed, 1 as they are, 1 left.',
      'Whoever left is asked nothing any more, and counts in no team. All that is theirs is deleted after 30 days; until then a roster that names them, or “bring-back”, undoes it.',
      'Nothing is written yet: --apply writes it.',
      '',
    ].map((line) => line.replace('DAY', new Date().toISOString().slice(0, 10))),
  );
  expect((await people('list')).stdout).not.toContain('left on');
  await people('import', 'roster.csv', '--remove-missing', '--apply');
  expect((await people('list')).stdout).toMatch(/^Ada .*, left on \d{4}-\d\d-\d\d\n/);
  expect(await people('bring-back', 'Ada@example.org')).toMatchObject({
    ...{ code: 0, stdout: 'They are back, with all that is theirs.\n' },
  });
  expect((await people('bring-back', 'ada@example.org')).stdout).toBe('They have not left.\n');
  expect((await people('list')).stdout).not.toContain('left on');
});

it('lets nobody leave because of a line that cannot be used, or of an empty roster', async () => {
  const { people, cwd } = open(`${good}nobody,No One,,\n`);
  const bad = await people('import', 'roster.csv', '--remove-missing', '--skip-bad', '--apply');
  expect(bad.code).toBe(1);
  expect(bad.stdout).toMatch(
    /mend the line: with --remove-missing, whoever stands in one that cannot be used/,
  );
  writeFileSync(join(cwd, 'roster.csv'), header);
  const empty = await people('import', 'roster.csv', '--remove-missing', '--apply');
  expect(empty.code).toBe(1);
  expect(empty.stdout).toMatch(/the roster names nobody, so that everybody would have left\.\n$/);
});

it('lets most people leave only where that is meant', async () => {
  const { people, cwd } = open('');
  const write = (from: number, to: number) => {
    const lines = Array.from({ length: to - from }, (_, at) => `p${from + at}@example.org,,,\n`);
    writeFileSync(join(cwd, 'roster.csv'), header + lines.join(''));
  };
  const remove = async (...words: readonly string[]) => {
    const { code, stdout } = await people('import', 'roster.csv', '--remove-missing', ...words);
    return [code, stdout.trimEnd().split('\n').at(-1)];
  };
  write(0, 21);
  await people('import', 'roster.csv', '--apply');
  write(0, 10);
  const refused =
    'Nothing is written: 11 of the 21 people who are known would have left. See that the file holds the whole organisation; if it does, add --remove-most.';
  expect(await remove()).toEqual([1, refused]);
  expect(await remove('--apply')).toEqual([1, refused]);
  expect((await people('list')).stdout).not.toContain('left on');
  write(0, 11);
  expect(await remove('--apply')).toEqual([0, 'Written.']);
  write(0, 1);
  expect(await remove()).toEqual([0, 'Nothing is written yet: --apply writes it.']);
  write(50, 51);
  expect(await remove('--apply')).toEqual([1, refused.replace('21', '11')]);
  expect(await remove('--apply', '--remove-most')).toEqual([0, 'Written.']);
});

it('deletes all that is held about somebody who asks for it, on request', async () => {
  const { people } = open(good);
  await people('import', 'roster.csv', '--apply');
  expect((await people('forget', 'ada@example.org')).stdout.split('\n')).toEqual([
    'Ada <ada@example.org>, IT service manager, Service, Tue 10:00 Europe/London, not set up yet',
    'What is held, by its names in “my data”: person.',
    'No account of theirs is known. What somebody asked, and said of answers, is kept by their account: forget that as well.',
    'Nothing is deleted yet: --apply deletes all of it. It cannot be brought back.',
    '',
  ]);
  expect((await people('list')).stdout).toMatch(/2 people/);
  expect((await people('forget', 'ada@example.org', '--apply')).stdout).toMatch(/\nDeleted\./);
  expect((await people('list')).stdout).toMatch(/^Cleo .*\n1 person\.\n$/);
  expect(await people('forget', 'ada@example.org', '--apply')).toMatchObject({
    code: 1,
    stdout:
      'Nothing is held of that email or account. What somebody asked, and said of answers, is kept by their account, written as slack:T0123:U0123.\n',
  });
});

it('deletes what is held of an account that only asked, and says before how much that is', async () => {
  const { people, cwd } = open('');
  const place = { engine: 'sqlite', file: join(cwd, 'data/rolecall.sqlite') } as const;
  const stores = await openStores({ place, now: Date.now, onError: console.error });
  const ben = { platform: 'slack', workspace: 'T1', id: 'UBEN' };
  await stores.feedback.save({
    ...{ answerId: 'a1', account: ben, verdict: 'helpful', question: 'what?', text: 'That.' },
    ...{ citations: [], at: new Date() },
  });
  await stores.close();
  const held = 'What is held, by its names in “my data”: feedback (1).\n';
  const dry = await people('forget', 'slack:T1:UBEN');
  expect([dry.code, dry.stdout]).toEqual([0, expect.stringContaining(`${held}Nothing is deleted yet`)]);
  const applied = await people('forget', 'slack:T1:UBEN', '--apply');
  expect([applied.code, applied.stdout]).toEqual([0, expect.stringContaining(`${held}Deleted.`)]);
  const again = await people('forget', 'slack:T1:UBEN', '--apply');
  expect([again.code, again.stdout]).toEqual([1, expect.stringMatching(/^Nothing is held of/)]);
});
