import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { usualTimes } from '../../../src/people/usual-times.ts';
import { openStores } from '../../../src/storage/open-stores.ts';
import { describeLighter } from '../../conversations/lamp-lighters.ts';
import { runNpm } from '../project.ts';
import type { Ways } from '../way.ts';

const header = 'email,name,role level\n';
const cleo = 'cleo@example.org,Cleo,IT service manager\n';
const roster = { FILE: 'roster.csv' };
const copy = { FILE: 'copy.sqlite' };

const databaseOf = (folder: string) => join(folder, 'data/rolecall.sqlite');

/** Ada, who is known and not in the roster, with a check-in of which nobody knows, and feedback of hers. */
async function fill(folder: string): Promise<void> {
  writeFileSync(join(folder, 'roster.csv'), header + cleo);
  const place = { engine: 'sqlite', file: databaseOf(folder) } as const;
  const now = Date.now();
  const stores = await openStores({ place, now: () => now, onError: console.error });
  await stores.people.save([{ id: 'ada', name: 'Ada', email: 'ada@example.org', times: usualTimes }]);
  await stores.outbox.plan([
    { kind: 'check-in', personId: 'ada', week: '2026-W48', dueAt: now - 1, closesAt: now + 60_000 },
  ]);
  const [claimed] = await stores.outbox.claimDue(1);
  if (!claimed || !(await stores.outbox.begin(claimed))) throw new Error('nothing was claimed');
  await stores.outbox.finish(claimed, { state: 'unknown', reason: 'Slack did not say' });
  await stores.feedback.save({
    ...{
      answerId: 'a1',
      account: { platform: 'slack', workspace: 'T1', id: 'U-ada' },
      verdict: 'not-helpful',
    },
    ...{ reason: 'too long', question: 'what?', text: 'That.', at: new Date(now), citations: [] },
  });
  await stores.close();
}

async function fillWithBadLine(folder: string): Promise<void> {
  await fill(folder);
  writeFileSync(join(folder, 'roster.csv'), `${header}${cleo}nobody,No One,\n`);
}

/** By commands that have to work before. */
const after =
  (...commands: readonly string[]) =>
  async (folder: string): Promise<void> => {
    await fill(folder);
    for (const command of commands) {
      const { code, complaints } = await runNpm(command.split(' ').slice(1), { cwd: folder });
      expect([code, complaints], command).toEqual([0, '']);
    }
  };

const backUp = 'npm run backup -- copy.sqlite';

async function backUpAndLose(folder: string): Promise<void> {
  await after(backUp)(folder);
  rmSync(join(folder, 'data'), { recursive: true });
}

function writeDocuments(folder: string): void {
  for (const [name, level] of Object.entries({ old: 'working', new: 'expert' })) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'lamp-lighter.txt'), describeLighter({ Ladders: level }));
  }
}

const people: Ways = {
  'npm run people -- list': { prepare: fill, prints: /^Ada <ada@example\.org>.*\n1 person\.$/m },
  'npm run people -- import FILE': {
    ...{ prepare: fill, values: roster },
    prints: /^\+ Cleo .*\n1 new,[\s\S]*^Nothing is written yet/m,
  },
  'npm run people -- import FILE --apply': {
    ...{ prepare: fill, values: roster },
    prints: /^1 new,[\s\S]*^Written\.$/m,
  },
  'npm run people -- import FILE --skip-bad': {
    ...{ prepare: fillWithBadLine, values: roster },
    prints: /^roster\.csv:3: "nobody" is no email: [\s\S]*^1 new,/m,
  },
  'npm run people -- import FILE --remove-missing': {
    ...{ prepare: fill, values: roster },
    prints: /^- Ada [\s\S]*^1 new,.* 1 left\.$[\s\S]*^Nothing is written yet/m,
  },
  'npm run people -- import FILE --remove-missing --remove-most': {
    ...{ prepare: fill, values: roster },
    prints: /^- Ada [\s\S]*^Nothing is written yet/m,
  },
  'npm run people -- import FILE --remove-missing --apply': {
    ...{ prepare: fill, values: roster },
    prints: /^- Ada [\s\S]*^Written\.$/m,
  },
  'npm run people -- bring-back WHO': {
    prepare: after('npm run people -- import roster.csv --remove-missing --apply'),
    prints: /^They are back, with all that is theirs\.$/m,
  },
  'npm run people -- forget WHO': { prepare: fill, prints: /^Ada [\s\S]*^Nothing is deleted yet/m },
  'npm run people -- forget WHO --apply': { prepare: fill, prints: /^Ada [\s\S]*^Deleted\./m },
};

export const administering: Ways = {
  ...people,
  'npm run --silent check-ins -- status --csv': {
    prepare: fill,
    prints: /^person,.*\r\nada,Ada,ada@example\.org,2026-W48,check-in,unknown,Slack did not say,/,
  },
  'npm run check-ins -- resolve PERSON WEEK sent': { prepare: fill, prints: /^Written\.$/m },
  'npm run check-ins -- resolve PERSON WEEK due': { prepare: fill, prints: /^Written\.$/m },
  'npm run admin -- status': { prepare: fill, prints: /^- People: 1 known/m },
  'npm run admin -- deliveries': { prepare: fill, prints: /npm run check-ins -- resolve ada 2026-W48 sent/ },
  'npm run --silent admin -- feedback --csv': {
    prepare: fill,
    prints: /^at,.*\r\n.*,not-helpful,too long,what\?,That\.,/,
  },
  'npm run admin -- reload': { prepare: fill, prints: /^Every process that runs over this database/m },
  'npm run admin -- changes OLD_DIR NEW_DIR': {
    ...{ prepare: writeDocuments, values: { OLD_DIR: 'old', NEW_DIR: 'new' } },
    prints: /^Lamp lighter: Ladders, expert instead of working$/m,
  },
  'npm run backup -- FILE': {
    ...{ prepare: fill, values: copy },
    prints: /^1 people, 0 ratings and 1 feedback .* are in \/\S*copy\.sqlite\.$/m,
  },
  'npm run restore -- FILE': {
    ...{ prepare: backUpAndLose, values: copy },
    prints: /^1 people, 0 ratings and 1 feedback .* are in .*rolecall\.sqlite again\.$/m,
  },
  'npm run restore -- FILE --overwrite': {
    ...{ prepare: after(backUp), values: copy },
    prints: /^What was there is in \S+;/m,
  },
};
