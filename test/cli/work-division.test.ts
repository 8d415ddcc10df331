import { describe, expect, it, onTestFinished } from 'vitest';
import { openStores } from '../../src/storage/open-stores.ts';
import { type Engine, engines } from '../contracts/databases.ts';
import { createPerson } from '../fill-team.ts';
import { deliver, eventOf, openWorkspace } from '../platforms/slack/slack-workspace.ts';
import { serve } from './serve.ts';
import { runRolecall } from './start-rolecall.ts';

const question = 'what does an IT service manager do?';
const workingDays = [1, 2, 3, 4, 5, 6, 7] as const;
const sinceMonday = { day: 1, time: '00:00', timeZone: 'Europe/London', workingDays } as const;

/** A Slack workspace, and a database in which the check-in of somebody in it is due. */
async function open(engine: Engine) {
  const workspace = await openWorkspace();
  const { place, remove } = await engine.create();
  onTestFinished(remove);
  const stores = await openStores({ place, now: Date.now, onError: console.error });
  onTestFinished(() => stores.close());
  const account = { platform: 'slack', workspace: 'T000000001', id: workspace.ada };
  await stores.people.save([createPerson('ada', { times: sinceMonday, account })]);
  const { front } = workspace;
  return {
    ...workspace,
    states: async () => (await stores.outbox.statuses()).map(({ state }) => state),
    callsOf: (method: string) => front.calls.filter((call) => call.method === method).length,
    env: { ...workspace.env, ...(place.engine === 'postgres' ? { DATABASE_URL: place.url } : {}) },
  };
}

const shared = engines.filter(({ name }) => name !== 'SQLite');

describe.each(shared)('processes that divide the work, on $name', (engine) => {
  const { isReachable } = engine;

  it.skipIf(!isReachable)(
    'send check-ins as a worker, which serves nothing but its health',
    async () => {
      const { env, states, callsOf } = await open(engine);
      const { url, stop, ended, stderr } = await serve({ ...env, ROLE: 'worker' });
      await expect.poll(states).toEqual(['sent']);
      expect(callsOf('chat.postMessage')).toBe(1);
      const statusOf = async (path: string, method = 'GET') =>
        (await fetch(new URL(path, url), { method })).status;
      expect([await statusOf('/healthz'), await statusOf('/readyz'), await statusOf('/metrics')]).toEqual([
        200, 200, 200,
      ]);
      expect([
        await statusOf('/slack/events', 'POST'),
        await statusOf('/api/messages', 'POST'),
        await statusOf('/chat'),
      ]).toEqual([404, 404, 404]);
      stop('SIGTERM');
      expect(await ended).toEqual([0, null]);
      expect(await stderr).toBe('');
    },
    60_000,
  );

  it.skipIf(!isReachable)(
    'do not open Socket Mode as a worker',
    async () => {
      const { env, states, callsOf } = await open(engine);
      const { SLACK_SIGNING_SECRET: _, ...others } = env;
      const { stop, ended } = await serve({ ...others, SLACK_APP_TOKEN: 'xapp-1', ROLE: 'worker' });
      await expect.poll(states).toEqual(['sent']);
      stop('SIGTERM');
      expect(await ended).toEqual([0, null]);
      expect(callsOf('apps.connections.open')).toBe(0);
    },
    60_000,
  );

  it.skipIf(!isReachable)(
    'answer on the web, and plan nothing',
    async () => {
      const { ada, direct, env, replies, states, write } = await open(engine);
      const { url } = await serve({ ...env, ROLE: 'web' });
      const ts = await write(direct, question);
      const said = { type: 'message', channel_type: 'im', channel: direct, user: ada, text: question, ts };
      await deliver(url, eventOf(said));
      expect((await replies(direct, ts, 1))[0]?.text).toMatch(/^IT service manager\n/);
      expect(await states()).toEqual([]);
    },
    60_000,
  );

  it.skipIf(!isReachable)(
    'say as a worker too what to mend when Slack refuses the token',
    async () => {
      const { env, front } = await open(engine);
      front.fail({ method: 'auth.test', status: 200, error: 'invalid_auth' });
      const { code, stderr } = await runRolecall(['serve'], { env: { ...env, ROLE: 'worker', PORT: '0' } });
      expect([code, stderr]).toEqual([1, expect.stringContaining('Slack refuses SLACK_BOT_TOKEN')]);
    },
    60_000,
  );
});
