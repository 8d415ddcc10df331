import { expect, it } from 'vitest';
import { usualTimes } from '../../../src/people/usual-times.ts';
import type { Place } from '../../../src/storage/open-database.ts';
import { openStores } from '../../../src/storage/open-stores.ts';
import { serve } from '../../cli/serve.ts';
import { createFolder, runRolecall } from '../../cli/start-rolecall.ts';
import { engines } from '../../contracts/databases.ts';
import { hear } from './hear.ts';

const guid = '00000000-0000-0000-0000-000000000000';
const organisation = {
  ...{ TEAMS_APP_ID: guid, TEAMS_APP_PASSWORD: 'a-password-of-nobody', TEAMS_TENANT_ID: guid },
  WEB_CHAT: 'on',
};

const postgres = engines.find(({ name }) => name.startsWith('Postgres'));

async function readPage(url: string): Promise<string> {
  return (await fetch(new URL('/chat', url))).text();
}

const fail = (error: unknown) => {
  throw error;
};
const openIn = (place: Place) => openStores({ place, now: Date.now, onError: fail });
const placeIn = (folder: string): Place => ({ engine: 'sqlite', file: `${folder}/rolecall.sqlite` });

async function peopleIn(place: Place): Promise<string[]> {
  const { people, close } = await openIn(place);
  const names = (await people.all()).map(({ name }) => name);
  await close();
  return names;
}

async function keepAdaIn(place: Place): Promise<void> {
  const { people, close } = await openIn(place);
  await people.save([{ id: 'ada', name: 'Ada', times: usualTimes }]);
  await close();
}

it('offers a sample team while Rolecall is tried out, and nothing of it to an organisation', async () => {
  const env = { DATA_DIR: createFolder() };
  const tried = await serve(env);
  expect(await readPage(tried.url)).toContain(
    '<option value="">You</option><option value="sample-1" data-name="Amara Okafor">Amara Okafor, IT service manager</option>',
  );
  tried.stop('SIGTERM');
  expect(await tried.ended).toEqual([0, null]);
  expect(await peopleIn(placeIn(env.DATA_DIR))).toHaveLength(13);

  const served = await serve({ ...env, ...organisation });
  const page = await readPage(served.url);
  expect(page).toContain('New conversation');
  expect(page).not.toMatch(/Try it as|check-in now/);
  served.stop('SIGTERM');
  await served.ended;
  expect(await peopleIn(placeIn(env.DATA_DIR))).toEqual([]);
});

it('makes nobody up in a database with people, whose settings are missing', async () => {
  const env = { DATA_DIR: createFolder() };
  await keepAdaIn(placeIn(env.DATA_DIR));
  const { url } = await serve(env);
  expect(await readPage(url)).not.toMatch(/Try it as/);
  expect(await peopleIn(placeIn(env.DATA_DIR))).toEqual(['Ada']);
});

it('makes nobody up where it cannot start', async () => {
  const { url } = await serve({ WEB_CHAT: 'off' });
  const env = { DATA_DIR: createFolder(), PORT: new URL(url).port };
  const { code, stderr } = await runRolecall(['serve'], { env });
  expect([code, stderr]).toEqual([1, expect.stringContaining('is already in use')]);
  expect(await peopleIn(placeIn(env.DATA_DIR))).toEqual([]);
});

it.skipIf(!postgres?.isReachable)('makes nobody up in Postgres, which is an organisation’s', async () => {
  const { place, remove } = (await postgres?.create()) ?? {};
  if (place?.engine !== 'postgres') throw new Error('there is no Postgres');
  const { stop, ended } = await serve({ DATABASE_URL: place.url });
  expect(await peopleIn(place)).toEqual([]);
  stop('SIGTERM');
  await ended;
  await remove?.();
});

it('stops while a page is open, whose stream ends', async () => {
  const { url, log, stop, ended } = await serve();
  const page = await hear(new URL(url).origin, 'account=ada');
  stop('SIGTERM');
  expect(await page.next()).toBe('ended');
  expect(await ended).toEqual([0, null]);
  expect(log.map(({ msg }) => msg)).not.toContain(
    'requests under way were cut: they took longer than the time of grace',
  );
});
