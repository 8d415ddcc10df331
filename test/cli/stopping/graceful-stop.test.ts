import { dirname } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Person } from '../../../src/people/person.ts';
import { openDatabase, type Place } from '../../../src/storage/open-database.ts';
import { createStoredPeople } from '../../../src/storage/stored-people.ts';
import { openStubApi } from '../../bench/slack/stub-api.ts';
import { type Engine, engines } from '../../contracts/databases.ts';
import { createPerson } from '../../fill-team.ts';
import { signAsSlack } from '../../platforms/slack/slack-workspace.ts';
import { appId, issuer, openTeamsFront, signToken, tenantId } from '../../platforms/teams/teams-front.ts';
import { serve } from '../serve.ts';
import { sendThroughBalancer } from './send-through-balancer.ts';

const count = 400;
const people = 30;
const stopAfter = 100;
const question = 'what does an IT service manager do?';
const patience = { timeout: 40_000, interval: 100 };

/** Slack and Teams on this machine, and a database in which people's check-ins are due. */
async function open(engine: Engine) {
  const { place, remove } = await engine.create();
  onTestFinished(remove);
  await addDuePeople(place);
  const slack = await openStubApi({ latencyMs: 20 });
  onTestFinished(slack.close);
  const teams = await openTeamsFront();
  teams.slowDown(20);
  const token = await signToken({ serviceUrl: teams.serviceUrl });
  const env = {
    ...{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'shhh-a-signing-secret', SLACK_API_URL: slack.url },
    ...{ TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: teams.settings.password, TEAMS_TENANT_ID: tenantId },
    ...{ TEAMS_OPENID_METADATA_URL: `${teams.url}/openid`, TEAMS_TOKEN_ISSUER: issuer },
    ...{ TEAMS_LOGIN_URL: teams.settings.loginUrl, TEAMS_OAUTH_SCOPE: teams.settings.oauthScope },
    ...{ TEAMS_SERVICE_HOSTS: teams.settings.serviceHosts.join(','), STOP_DELAY_SECONDS: '1' },
    ...(place.engine === 'postgres' ? { DATABASE_URL: place.url } : { DATA_DIR: dirname(place.file) }),
  };
  const messageOf = (n: number) => {
    const ofTeams = {
      path: '/api/messages',
      body: messageInTeams(n, teams.serviceUrl),
      headers: { Authorization: `Bearer ${token}` },
    };
    const body = mentionInSlack(n);
    return n % 2 === 0 ? { path: '/slack/events', body, headers: signAsSlack(body) } : ofTeams;
  };
  /** How often each of these messages was answered. */
  const answersTo = (numbers: readonly number[]) =>
    numbers.map((n) =>
      n % 2 === 0
        ? (slack.posted.get(`C${n}:${timeStampOf(n)}`) ?? 0)
        : teams.sent.filter(({ path, body }) => path.endsWith(`/m-${n}`) && body['type'] === 'message')
            .length,
    );
  /** How often each person was sent a check-in. */
  const checkIns = () => Array.from({ length: people }, (_, n) => slack.posted.get(`U${n}:`) ?? 0);
  return { place, env, messageOf, answersTo, checkIns };
}

async function addDuePeople(place: Place): Promise<void> {
  const database = await openDatabase({ place, onError: fail });
  const workingDays = [1, 2, 3, 4, 5, 6, 7] as const;
  const times = { day: 1, time: '00:00', timeZone: 'Europe/London', workingDays } as const;
  const everybody = Array.from({ length: people }, (_, n): Person => {
    const account = { platform: 'slack', workspace: 'T1', id: `U${n}` };
    return createPerson(`person-${n}`, { times, account });
  });
  await createStoredPeople(database).save(everybody);
  await database.destroy();
}

/** What a process still holds, and what nobody has finished. */
async function claimsIn(place: Place) {
  const database = await openDatabase({ place, onError: fail });
  const at = Date.now();
  const unfinished = await database.selectFrom('inbox').selectAll().where('is_finished', '=', 0).execute();
  const sending = await database
    .selectFrom('delivery')
    .select('state')
    .where('state', 'in', ['claimed', 'sending'])
    .execute();
  await database.destroy();
  return {
    held: unfinished.filter(({ lease_until }) => lease_until > at).length + sending.length,
    unfinished: unfinished.length,
  };
}

const once = (numbers: readonly unknown[]) => numbers.map(() => 1);

const byName = Object.groupBy(engines, ({ name }) => (name === 'SQLite' ? 'alone' : 'shared'));

describe.each(byName.shared ?? [])(
  'one of two processes on $name, told to stop in the middle of traffic',
  (engine) => {
    it.skipIf(!engine.isReachable)(
      'drops nothing, and the other does the rest once',
      async () => {
        const { place, env, messageOf, answersTo, checkIns } = await open(engine);
        const [leaving, staying] = [await serve(env), await serve(env)];
        const { acknowledged, dropped } = await sendThroughBalancer({
          ...{ urls: [leaving.url, staying.url], count, messageOf },
          onAcknowledged: (done) => void (done === stopAfter && leaving.stop('SIGTERM')),
        });
        expect(await leaving.ended).toEqual([0, null]);
        expect({ acknowledged: acknowledged.length, dropped }).toEqual({ acknowledged: count, dropped: [] });
        await expect.poll(() => answersTo(acknowledged), patience).toEqual(once(acknowledged));
        await expect.poll(checkIns, patience).toEqual(once(checkIns()));
        staying.stop('SIGTERM');
        expect(await staying.ended).toEqual([0, null]);
        expect(await claimsIn(place)).toEqual({ held: 0, unfinished: 0 });
        expect([await leaving.stderr, await staying.stderr]).toEqual(['', '']);
        expect([answersTo(acknowledged), checkIns()]).toEqual([once(acknowledged), once(checkIns())]);
      },
      90_000,
    );
  },
);

describe.each(byName.alone ?? [])(
  'the only process on $name, told to stop in the middle of traffic',
  (engine) => {
    it('drops nothing, and does the rest once when it is started again', async () => {
      const { place, env, messageOf, answersTo, checkIns } = await open(engine);
      const before = await serve(env);
      const { acknowledged, dropped } = await sendThroughBalancer({
        ...{ urls: [before.url], count, messageOf },
        onAcknowledged: (done) => void (done === stopAfter && before.stop('SIGTERM')),
      });
      expect(await before.ended).toEqual([0, null]);
      expect({ dropped, held: (await claimsIn(place)).held }).toEqual({ dropped: [], held: 0 });
      expect(acknowledged.length).toBeGreaterThanOrEqual(stopAfter);
      const after = await serve(env);
      await expect.poll(() => answersTo(acknowledged), patience).toEqual(once(acknowledged));
      await expect.poll(checkIns, patience).toEqual(once(checkIns()));
      after.stop('SIGTERM');
      expect(await after.ended).toEqual([0, null]);
      expect(await claimsIn(place)).toEqual({ held: 0, unfinished: 0 });
      expect([answersTo(acknowledged), checkIns()]).toEqual([once(acknowledged), once(checkIns())]);
    }, 90_000);
  },
);

const timeStampOf = (n: number): string => `1763800000.${String(n).padStart(6, '0')}`;

function mentionInSlack(n: number): string {
  const ts = timeStampOf(n);
  return JSON.stringify({
    ...{ token: 't', team_id: 'T1', api_app_id: 'A1', type: 'event_callback', event_id: `Ev-${n}` },
    ...{ event_time: 1, authorizations: [{ team_id: 'T1', user_id: 'U0', is_bot: true }] },
    event: { type: 'app_mention', user: 'U1', text: `<@U0> ${question}`, ts, event_ts: ts, channel: `C${n}` },
  });
}

function messageInTeams(n: number, serviceUrl: string): string {
  return JSON.stringify({
    ...{ type: 'message', id: `m-${n}`, channelId: 'msteams', serviceUrl, text: question },
    ...{ from: { id: `29:${n}`, name: 'Ada' }, recipient: { id: '28:bot', name: 'Rolecall' } },
    conversation: { id: `a:${n}`, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
  });
}

function fail(error: unknown): never {
  throw error;
}
