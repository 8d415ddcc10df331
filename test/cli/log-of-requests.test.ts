import { expect, it } from 'vitest';
import { neverLogged } from '../never-logged.ts';
import { createInteractions } from '../platforms/slack/interactions.ts';
import { deliver, eventOf, openWorkspace } from '../platforms/slack/slack-workspace.ts';
import { messageFor, settingsFor } from '../platforms/teams/served-teams.ts';
import { openTeamsFront, signToken } from '../platforms/teams/teams-front.ts';
import { serve } from './serve.ts';

const questions = [
  'what does an IT service manager do?',
  'and her skills?',
  'what is the weather in Ankh-Morpork tomorrow?',
];
const comment = 'it says nothing about the Clacks';

interface Spoken {
  readonly log: readonly Record<string, unknown>[];
  /** Somebody says it, and has the reply. */
  readonly ask: (text: string) => Promise<string>;
  /** Somebody says what they think of the answer, with a comment. */
  readonly judge: (comment: string) => Promise<unknown>;
  /** Whom and where it is about. */
  readonly names: readonly string[];
}

const ways: readonly (readonly [string, () => Promise<Spoken>])[] = [
  ['the web chat', onWebChat],
  ['Slack', onSlack],
  ['Teams', onTeams],
];

it.each(ways)('has one id for all lines of one event on %s, and nothing that was said', async (_, open) => {
  const { log, ask, judge, names } = await open();
  for (const text of [...names, ...questions, comment]) neverLogged(text);
  for (const question of questions) {
    const reply = await ask(question);
    for (const line of reply.split('\n')) if (line.includes(' ')) neverLogged(line);
  }
  await judge(comment);
  const linesOf = (msg: string) => log.filter((line) => line['msg'] === msg);
  await expect.poll(() => linesOf('feedback saved')).toHaveLength(1);
  const handled = [...linesOf('answered'), ...linesOf('feedback saved')].map(({ request }) => request);
  expect(handled.filter((request) => !/^[0-9a-f]{16}$/.test(String(request)))).toEqual([]);
  expect(new Set(handled).size).toBe(questions.length + 1);
  const atStart = log.findIndex(({ url }) => typeof url === 'string');
  expect(log.slice(atStart + 1).filter(({ request }) => !handled.includes(request))).toEqual([]);
});

async function onWebChat(): Promise<Spoken> {
  const { url, log } = await serve({ LOG_LEVEL: 'trace' });
  const post = async (path: string, body: object) => {
    const response = await fetch(new URL(`/chat/${path}`, url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: new URL(url).origin },
      body: JSON.stringify({ account: 'account-of-ada', conversation: 'conversation-of-ada', ...body }),
    });
    return response.json() as Promise<{ text: string; feedbackOn?: string }>;
  };
  let value = '';
  return {
    log,
    async ask(text) {
      const { text: said, feedbackOn = value } = await post('messages', { text });
      value = feedbackOn;
      return said;
    },
    judge: (reason) =>
      post('press', { action: 'feedback', value, inputs: { verdict: 'not-helpful', reason } }),
    names: ['account-of-ada', 'conversation-of-ada'],
  };
}

async function onSlack(): Promise<Spoken> {
  const { ada, direct, write, replies, env } = await openWorkspace();
  const { url, log } = await serve({ ...env, LOG_LEVEL: 'trace' });
  const { submit } = createInteractions({ url, ada });
  let id = '';
  return {
    log,
    async ask(text) {
      const ts = await write(direct, text);
      await deliver(
        url,
        eventOf({ type: 'message', channel_type: 'im', channel: direct, user: ada, text, ts }),
      );
      const [reply] = await replies(direct, ts, 1);
      const buttons = JSON.stringify(reply?.blocks ?? []);
      id = /\[\\+"([\w-]+)\\+",\\+"not-helpful/.exec(buttons)?.[1] ?? id;
      return reply?.text ?? '';
    },
    async judge(reason) {
      const view = {
        callback_id: 'feedback_reason',
        private_metadata: JSON.stringify({ answer: id, channel: direct }),
      };
      await submit(view, { reason: { reason: { type: 'plain_text_input', value: reason } } });
    },
    names: ['Ada Lovelace', 'ada@acme.example'],
  };
}

async function onTeams(): Promise<Spoken> {
  const front = await openTeamsFront();
  const { serviceUrl } = front;
  const { url, log } = await serve({ ...settingsFor(front), LOG_LEVEL: 'trace' });
  const post = async (activity: object) =>
    fetch(new URL('/api/messages', url), {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${await signToken({ serviceUrl })}`,
      },
      body: JSON.stringify(activity),
    });
  let asked = 0;
  return {
    log,
    async ask(text) {
      asked += 1;
      await post(messageFor(serviceUrl, text, `activity-${asked}`));
      await expect.poll(() => front.messages()).toHaveLength(asked);
      return String(front.messages().at(-1)?.['text']);
    },
    judge: (reason) =>
      post({
        ...messageFor(serviceUrl, '', 'activity-of-feedback'),
        ...{ type: 'invoke', name: 'message/submitAction', replyToId: 'sent-1' },
        value: {
          actionName: 'feedback',
          actionValue: { reaction: 'dislike', feedback: JSON.stringify({ feedbackText: reason }) },
        },
      }),
    names: ['the-password-of-the-app'],
  };
}
