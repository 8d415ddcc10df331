import { expect, it, onTestFinished } from 'vitest';
import { listPersonalData } from '../../src/commands/personal-data.ts';
import { ownKnowledge } from '../../src/config.ts';
import { loadFramework } from '../../src/framework/load-framework.ts';
import { createSampleTeam, settleSampleTeam } from '../../src/people/sample-team.ts';
import { usualTimes } from '../../src/people/usual-times.ts';
import { openStores } from '../../src/storage/open-stores.ts';
import { makeFolder } from '../framework/folders.ts';
import { hasShared, sharedFolder } from '../shared-data.ts';

const seed = await loadFramework(ownKnowledge);
const ids = ['sample-1', 'sample-2', 'sample-3', 'sample-4', 'sample-5', 'sample-6'];

const roleLevel = (name: string) => `Role level: ${name}\n- Lights.\n\nSkill: Ladders\n- climb\n`;

/** One role with so many role levels. */
async function loadLighters(...names: readonly string[]) {
  const document = `Operations role: Lamp lighter\n- Lights lamps.\n\n${names.map(roleLevel).join('\n')}`;
  return loadFramework(await makeFolder({ 'a.txt': document }));
}

async function open() {
  const onError = (error: unknown) => {
    throw error;
  };
  const stores = await openStores({ place: { engine: 'sqlite', file: ':memory:' }, now: Date.now, onError });
  onTestFinished(() => stores.close());
  const { people } = stores;
  const settle = (isTryOut: boolean, framework = seed, mayBegin = true) =>
    settleSampleTeam({
      ...{ isTryOut, framework, people, held: listPersonalData(stores), now: Date.now },
      mayBegin: async () => mayBegin,
    });
  return { ...stores, settle };
}

it('is a manager and five members, who can be written to on the web chat', () => {
  const team = createSampleTeam(seed);
  expect(team.map(({ account }) => account)).toEqual(
    ids.map((id) => ({ platform: 'web', workspace: 'local', id })),
  );
  expect(team.map(({ id }) => id)).toEqual(ids);
  expect(team.map(({ manager }) => manager)).toEqual([
    undefined,
    ...Array.from({ length: 5 }, () => 'amara.okafor@example.org'),
  ]);
  expect(team[1]).toMatchObject({ email: 'tomasz.kowalski@example.org', team: 'Sample team' });
  expect(new Set(team.map(({ role, enrolment }) => `${role} ${enrolment}`))).toEqual(
    new Set(['IT service manager weekly']),
  );
});

it('has the manager on the top role level, and the members on those below', async () => {
  const lighters = ['Junior lighter', 'Lighter', 'Senior lighter', 'Head of lighting'];
  const team = createSampleTeam(await loadLighters(...lighters));
  expect(team.map((person) => person.roleLevel)).toEqual([
    'Head of lighting',
    ...['Junior lighter', 'Junior lighter', 'Lighter', 'Lighter', 'Senior lighter'],
  ]);
});

it.skipIf(!hasShared)('is of one role with several role levels in the whole framework', async () => {
  const team = createSampleTeam(await loadFramework(`${sharedFolder}/framework`));
  expect(new Set(team.map(({ role }) => role)).size).toBe(1);
  expect(new Set(team.map((person) => person.roleLevel)).size).toBeGreaterThan(3);
});

it('is kept as it has come to be when Rolecall starts again', async () => {
  const { people, settle } = await open();
  const [manager] = await settle(true);
  if (!manager) throw new Error('the team has nobody');
  await people.save([{ ...manager, enrolment: 'stopped', times: { ...manager.times, day: 4 } }]);
  const again = await settle(true);
  expect(again[0]).toMatchObject({ id: 'sample-1', enrolment: 'stopped', times: { day: 4 } });
  // With seven colleagues, who are not there to be tried out.
  expect(await people.all()).toHaveLength(13);
});

it('begins only where it may, and stays where it has begun', async () => {
  const { people, settle } = await open();
  expect(await settle(true, seed, false)).toEqual([]);
  expect(await people.all()).toEqual([]);
  await settle(true);
  expect(await settle(true, seed, false)).toHaveLength(6);
});

it('has role levels that the documents know, also when other documents have come', async () => {
  const { people, settle } = await open();
  const [, member] = await settle(true);
  if (!member) throw new Error('the team has no member');
  await people.save([{ ...member, enrolment: 'stopped' }]);
  await settle(true, await loadLighters('Lighter', 'Head of lighting'));
  const kept = await people.byId('sample-2');
  expect(kept).toMatchObject({ role: 'Lamp lighter', roleLevel: 'Lighter', enrolment: 'stopped' });
});

it('is gone with all that it said where Rolecall is not tried out', async () => {
  const { people, ratings, outbox, settle } = await open();
  await settle(true);
  await people.save([{ id: 'ada', name: 'Ada', times: usualTimes }]);
  const week = '2026-W48';
  await outbox.plan([
    { kind: 'check-in', personId: 'sample-2', week, dueAt: 1, closesAt: Date.now() + 60_000 },
  ]);
  await ratings.save({
    ...{ pressId: 'press', personId: 'sample-2', week, skill: 'Ladders', value: 'at', answered: 'rated' },
    ...{ role: 'R', roleLevel: 'L', frameworkVersion: 'v', words: 'climb', isLate: false, at: new Date() },
  });
  expect(await settle(false)).toEqual([]);
  expect((await people.all()).map(({ id }) => id)).toEqual(['ada']);
  expect(await ratings.allOf('sample-2')).toEqual([]);
  expect(await outbox.statuses()).toEqual([]);
});
