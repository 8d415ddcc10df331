import { expect, it } from 'vitest';
import { openStores } from '../../../src/storage/open-stores.ts';
import { serve } from '../../cli/serve.ts';
import { createFolder } from '../../cli/start-rolecall.ts';
import { hear } from './hear.ts';

const guid = '00000000-0000-0000-0000-000000000000';
const organisation = {
  ...{ TEAMS_APP_ID: guid, TEAMS_APP_PASSWORD: 'a-password-of-nobody', TEAMS_TENANT_ID: guid },
  WEB_CHAT: 'on',
};

async function readPage(url: string): Promise<string> {
  return (await fetch(new URL('/chat', url))).text();
}

async function peopleIn(folder: string): Promise<string[]> {
  const onError = (error: unknown) => {
    throw error;
  };
  const place = { engine: 'sqlite', file: `${folder}/rolecall.sqlite` } as const;
  const { people, close } = await openStores({ place, now: Date.now, onError });
  const names = (await people.all()).map(({ name }) => name);
  await close();
  return names;
}

it('offers a sample team while Rolecall is tried out, and nothing of it to an organisation', async () => {
  const env = { DATA_DIR: createFolder() };
  const tried = await serve(env);
  expect(await readPage(tried.url)).toContain(
    '<option value="">You</option><option value="sample-1" data-name="Amara Okafor">Amara Okafor, IT service manager</option>',
  );
  tried.stop('SIGTERM');
  expect(await tried.ended).toEqual([0, null]);
  expect(await peopleIn(env.DATA_DIR)).toHaveLength(13);

  const served = await serve({ ...env, ...organisation });
  const page = await readPage(served.url);
  expect(page).toContain('New conversation');
  expect(page).not.toMatch(/Try it as|check-in now/);
  served.stop('SIGTERM');
  await served.ended;
  expect(await peopleIn(env.DATA_DIR)).toEqual([]);
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
