import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { nothing } from '../../../src/chat/reply.ts';
import { say } from '../../../src/chat/say.ts';
import { openStores } from '../../../src/storage/open-stores.ts';
import { openTeams } from './open-teams.ts';
import { type Json, tenantId } from './teams-front.ts';

const ada = { platform: 'teams', workspace: tenantId, id: 'ada-in-entra' };
const bob = { ...ada, id: 'bob-in-entra' };
const member = {
  id: '29:ada',
  name: 'Ada Lovelace',
  email: 'Ada@Example.org',
  userPrincipalName: 'al@x.org',
};

const clientIn = (timezone: unknown): Json => ({
  entities: [{ type: 'clientInfo', locale: 'en-GB', timezone }],
});

async function open() {
  const opened = await openTeams(async () => nothing);
  const { say: tell, stores, teams, front } = opened;
  return {
    ...opened,
    profile: () => teams.profileOf(ada),
    /** Resolves when what was written has been read. */
    async write(more: Json = {}) {
      await tell('hello there, bot', more);
      await expect.poll(() => stores.addresses.find(ada)).toBeDefined();
    },
    isCalled: (body: object) => front.answerNext({ status: 200, body }),
  };
}

it('asks Teams who somebody is, in the chat with them, and says where they are', async () => {
  const { profile, write, isCalled, front } = await open();
  await write(clientIn('Europe/Berlin'));
  isCalled({ ...member, aadObjectId: 'ada-in-entra', tenantId, userRole: 'user' });
  expect(await profile()).toEqual({
    ...{ name: 'Ada Lovelace', email: 'ada@example.org', timeZone: 'Europe/Berlin' },
  });
  expect(front.sent).toMatchObject([
    {
      ...{ method: 'GET', path: '/service/v3/conversations/a%3Apersonal/members/29%3Aada' },
      authorization: 'Bearer the-token-that-the-bot-got',
    },
  ]);
});

const name = 'Ada Lovelace';

it.each<[string, Json, object]>([
  ['the name of an account without an email', { ...member, email: undefined }, { name, email: 'al@x.org' }],
  ['no email of another organisation', { ...member, tenantId: 'another' }, { name }],
  ['no guest’s made-up one', { name, userPrincipalName: 'ada_x.org#EXT#@y.onmicrosoft.com' }, { name }],
  ['an email that is there, whatever else is odd', { ...member, name: [name] }, { email: 'ada@example.org' }],
  ['nothing where there is nothing', {}, {}],
])('takes for an email %s', async (_, said, expected) => {
  const { profile, write, isCalled } = await open();
  await write();
  isCalled(said);
  expect(await profile()).toEqual(expected);
});

it.each([404, 403, 500, 429])('says nothing where Teams answers %i, and why in the log', async (status) => {
  const { profile, write, front, lines } = await open();
  await write();
  front.answerNext({ status, body: { error: { code: 'SomeCode', message: 'Ada Lovelace is gone.' } } });
  expect(await profile()).toEqual({});
  expect(lines.filter((line) => line.includes('Teams did not say who somebody is'))).toEqual([
    expect.stringContaining(`"code":"${status} SomeCode"`),
  ]);
  expect(lines.join('')).not.toContain('Lovelace');
  expect(front.sent).toHaveLength(1);
});

it('says nothing of somebody who never wrote, nor of a chat that has not begun, and asks nobody', async () => {
  const { teams, deliver, group, front, stores } = await open();
  expect(await teams.profileOf(bob)).toEqual({});
  const membersAdded = [{ id: '29:bob', aadObjectId: bob.id }];
  // Where whoever brought him is, he need not be.
  await deliver(group({ type: 'conversationUpdate', membersAdded, ...clientIn('Europe/Berlin') }));
  await expect.poll(() => stores.addresses.find(bob)).toBeDefined();
  expect(await teams.profileOf(bob)).toEqual({});
  expect(front.sent).toEqual([]);
});

it.each<[string, Json, string | undefined]>([
  ['what the client says of itself', clientIn('Asia/Kolkata'), 'Asia/Kolkata'],
  ['what Teams says beside it', { localTimezone: 'Pacific/Auckland' }, 'Pacific/Auckland'],
  ['the client before Teams', { ...clientIn('UTC'), localTimezone: 'Pacific/Auckland' }, 'UTC'],
  [
    'what is a time zone',
    { ...clientIn('GMT Standard Time'), localTimezone: 'Europe/London' },
    'Europe/London',
  ],
  ['no offset', clientIn('+01:00'), undefined],
  ['nothing that is no text', { ...clientIn({ name: 'UTC' }), localTimezone: ['UTC'] }, undefined],
  ['nothing that is too long', clientIn('UTC'.repeat(10_000)), undefined],
  ['no entities that are none', { entities: 'clientInfo', localTimezone: 'UTC' }, 'UTC'],
])('takes for a time zone %s', async (_, more, timeZone) => {
  const { profile, write, isCalled } = await open();
  await write(more);
  isCalled({});
  expect(await profile()).toEqual(timeZone === undefined ? {} : { timeZone });
});

async function openWithFile() {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-teams-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'rolecall.sqlite');
  let now = Date.now();
  const onError = (error: unknown) => {
    throw error;
  };
  const stores = await openStores({ place: { engine: 'sqlite', file }, now: () => now, onError });
  onTestFinished(() => stores.close());
  const begun = now;
  let replies = 0;
  const opened = await openTeams(async () => say(`Answer ${replies++}.`), { stores, now: () => now });
  const { front, say: tell, deliver, invoke, group } = opened;
  const done = async (answers: number, sent: Promise<unknown>) => {
    await sent;
    await expect.poll(() => front.messages()).toHaveLength(answers);
  };
  return {
    ...opened,
    tell: async (more: Json) => done(front.messages().length + 1, tell('hello there, bot', more)),
    mention: async ({ entities = [], ...more }: Json) => {
      const mentioned = group();
      const all = [...mentioned.entities, ...(entities as object[])];
      await done(front.messages().length + 1, deliver({ ...mentioned, ...more, entities: all }));
    },
    press: (more: Json) =>
      invoke('adaptiveCard/action', { action: { data: { action: 'a', value: 'b' } } }, more),
    pass: (minutes: number) => {
      now += minutes * 60_000;
    },
    /** In minutes after the beginning. */
    keptAt: () => {
      const database = new DatabaseSync(file, { readOnly: true });
      const rows = database.prepare('select kept_at from address').all();
      database.close();
      return rows.map((row) => (Number(row['kept_at']) - begun) / 60_000);
    },
    timeZone: async () => JSON.parse((await stores.addresses.find(ada))?.address ?? '{}').timeZone,
  };
}

it('writes where somebody is when it has changed, and not with every message or press', async () => {
  const { tell, mention, press, pass, keptAt, timeZone } = await openWithFile();
  const everywhere = async (more: Json) => {
    for (const send of [tell, press, mention]) {
      await send(more);
      pass(1);
    }
    return { keptAt: keptAt(), timeZone: await timeZone() };
  };
  expect(await everywhere(clientIn('Europe/London'))).toEqual({ keptAt: [0], timeZone: 'Europe/London' });
  expect(await everywhere(clientIn('Asia/Tokyo'))).toEqual({ keptAt: [3], timeZone: 'Asia/Tokyo' });
  // A client that does not say where it is.
  expect(await everywhere({ entities: [] })).toEqual({ keptAt: [3], timeZone: 'Asia/Tokyo' });
  pass(11);
  await mention(clientIn('Asia/Tokyo'));
  expect(keptAt()).toEqual([3]);
});

it('learns where somebody is from a press, and from a channel, without forgetting their own chat', async () => {
  const { tell, press, mention, timeZone, teams, front } = await openWithFile();
  await tell(clientIn('Europe/London'));
  await press(clientIn('America/New_York'));
  expect(await timeZone()).toBe('America/New_York');
  await mention(clientIn('Asia/Tokyo'));
  expect(await timeZone()).toBe('Asia/Tokyo');
  await teams.sendPrivately(ada, say('How are you?'), { id: '1', deadline: new AbortController().signal });
  expect(front.sent.at(-1)?.path).toBe('/service/v3/conversations/a%3Apersonal/activities');
});

it('does not take somebody who blocked it for reachable because they are elsewhere', async () => {
  const { tell, mention, stores } = await openWithFile();
  await tell(clientIn('Europe/London'));
  await stores.addresses.markUnreachable(ada, 'blocked');
  await mention(clientIn('Asia/Tokyo'));
  expect(await stores.addresses.find(ada)).toMatchObject({ unreachable: 'blocked' });
});

it('knows who somebody is when it replies to their very first words', async () => {
  const asked: object[] = [];
  const {
    say: tell,
    front,
    teams,
  } = await openTeams(async ({ from }) => {
    asked.push(await teams.profileOf(from));
    return nothing;
  });
  front.answerNext({ status: 200, body: member });
  await tell('hello there, bot');
  await expect.poll(() => asked).toEqual([{ name: 'Ada Lovelace', email: 'ada@example.org' }]);
});

it('asks nothing that only Microsoft Graph could say', async () => {
  const { teams, write, front } = await open();
  await write();
  expect(await teams.findAccount('ada@example.org')).toBeUndefined();
  expect(await teams.findDelivery(ada, 'delivery')).toBe('unknown');
  expect(front.sent).toEqual([]);
});
