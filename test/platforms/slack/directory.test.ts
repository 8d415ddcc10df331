import { expect, it } from 'vitest';
import { say } from '../../../src/chat/say.ts';
import { openSlack } from './open-slack.ts';

async function open() {
  const opened = await openSlack(async () => say('Hello.'));
  const profile = () =>
    opened.slack.profileOf({ platform: 'slack', workspace: 'T000000001', id: opened.ada });
  return { ...opened, profile };
}

it('says what Slack knows of a person', async () => {
  const { profile, front } = await open();
  // The emulated Slack has no time zones.
  const more = { title: 'Incident manager', email: 'Ada@Acme.example', real_name: 'Ada Lovelace' };
  front.answer('users.info', { user: { id: 'U1', name: 'ada', tz: 'Europe/London', profile: more } });
  expect(await profile()).toEqual({
    ...{ name: 'Ada Lovelace', email: 'ada@acme.example' },
    ...{ timeZone: 'Europe/London', jobTitle: 'Incident manager' },
  });
});

it.each([
  ['of another organisation', { team_id: 'T9' }, false],
  [
    'of another organisation’s other workspace',
    { team_id: 'T9', enterprise_user: { enterprise_id: 'E9', teams: ['T9'] } },
    false,
  ],
  ['who is met in a shared channel only', { is_stranger: true }, false],
  ['of the workspace', { team_id: 'T000000001' }, true],
  [
    'of another workspace of the organisation',
    { team_id: 'T2', enterprise_user: { teams: ['T2', 'T000000001'] } },
    true,
  ],
  [
    'of the organisation, where that installed it',
    { team_id: 'T2', enterprise_user: { enterprise_id: 'T000000001' } },
    true,
  ],
])('takes the word of Slack for the email of somebody %s: %o', async (_who, more, isTaken) => {
  const { profile, slack, ada, front } = await open();
  const user = { id: ada, profile: { email: 'ada@acme.example', real_name: 'Ada Lovelace' }, ...more };
  for (const method of ['users.info', 'users.lookupByEmail']) front.answer(method, { user });
  expect(await profile()).toEqual({
    name: 'Ada Lovelace',
    ...(isTaken ? { email: 'ada@acme.example' } : {}),
  });
  const found = isTaken ? { platform: 'slack', workspace: 'T000000001', id: ada } : undefined;
  expect(await slack.findAccount('ada@acme.example')).toEqual(found);
});

it('leaves out what Slack does not say', async () => {
  const { profile } = await open();
  expect(await profile()).toEqual({ name: 'Ada Lovelace', email: 'ada@acme.example' });
});

it('knows nothing of a person where Slack refuses', async () => {
  const { profile, front, log } = await open();
  front.fail({ method: 'users.info', status: 429, headers: { 'Retry-After': '30' } });
  expect(await profile()).toEqual({});
  expect(log()).toContain('"code":"slack_webapi_rate_limited_error"');
});

it('finds whose an email is', async () => {
  const { slack, ada, log } = await open();
  expect(await slack.findAccount('ada@acme.example')).toEqual({
    ...{ platform: 'slack', workspace: 'T000000001', id: ada },
  });
  expect(await slack.findAccount('nobody@acme.example')).toBeUndefined();
  expect(log()).not.toContain('Slack did not say who somebody is');
});

it.each([{ deleted: true }, { is_bot: true }])('finds nobody who cannot be written to: %o', async (gone) => {
  const { slack, front } = await open();
  front.answer('users.lookupByEmail', { user: { id: 'U7', ...gone } });
  expect(await slack.findAccount('ada@acme.example')).toBeUndefined();
});

it('says that it may find somebody later where Slack fails', async () => {
  const { slack, front, log } = await open();
  front.fail({ method: 'users.lookupByEmail', status: 500 });
  expect(await slack.findAccount('ada@acme.example')).toBe('later');
  expect(log()).toContain('Slack did not say who somebody is');
});

it('says nothing of anybody where another workspace may be meant', async () => {
  const { slack, ada, front, log } = await openSlack(async () => say('Hello.'), { isInstalled: true });
  expect(await slack.findAccount('ada@acme.example')).toBeUndefined();
  expect(await slack.profileOf({ platform: 'slack', workspace: 'T2', id: ada })).toEqual({});
  expect(log()).toContain('Slack did not say who somebody is');
  expect(front.calls).toEqual([]);
});
