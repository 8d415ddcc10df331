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
