import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStores } from '../../../src/storage/open-stores.ts';
import { serve } from '../../cli/serve.ts';
import { createFolder } from '../../cli/start-rolecall.ts';
import { deliver, eventOf, openWorkspace } from './slack-workspace.ts';

const question = 'what does an IT service manager do?';

/** A direct message that was answered; gives what is needed to press the buttons under it. */
async function openAnswered() {
  const workspace = await openWorkspace();
  const folder = createFolder();
  const { url } = await serve({ ...workspace.env, DATA_DIR: folder });
  const { ada, direct, front, replies, write } = workspace;
  const ts = await write(direct, question);
  const said = { type: 'message', channel_type: 'im', channel: direct, user: ada, text: question, ts };
  await deliver(url, eventOf(said));
  const [reply] = await replies(direct, ts, 1);
  const blocks = JSON.stringify(reply?.blocks);
  const id = /"value":"([0-9a-f-]{36})"/.exec(blocks)?.[1] ?? '';
  let presses = 0;
  const who = {
    api_app_id: 'A1',
    team: { id: 'T000000001', domain: 'acme' },
    user: { id: ada, team_id: 'T000000001' },
  };
  const press = (action: string, value: string) => {
    presses += 1;
    const payload = {
      ...{ type: 'block_actions', trigger_id: `trigger-${presses}`, ...who },
      channel: { id: direct, name: 'directmessage' },
      container: { type: 'message', channel_id: direct, message_ts: '1.2' },
      message: { ts: '1.2', thread_ts: ts, type: 'message', text: 'x' },
      actions: [{ type: 'button', action_id: action, block_id: 'b', value, action_ts: '1.3' }],
    };
    return deliver(url, payload, { form: 'payload' });
  };
  const submit = (view: { private_metadata: string; callback_id: string }, reason: string) =>
    deliver(
      url,
      {
        ...{ type: 'view_submission', trigger_id: 'submitted', ...who },
        view: {
          ...{ id: 'V1', type: 'modal', ...view },
          state: { values: { reason: { reason: { type: 'plain_text_input', value: reason } } } },
        },
      },
      { form: 'payload' },
    );
  const callsOf = (method: string) => front.calls.filter((call) => call.method === method);
  const opened = async () => {
    await expect.poll(() => callsOf('views.open')).toHaveLength(1);
    return JSON.parse(callsOf('views.open')[0]?.values.get('view') ?? '');
  };
  const told = () => callsOf('chat.postEphemeral').map(({ values }) => values.get('text'));
  const feedback = async () => {
    const place = { engine: 'sqlite', file: join(folder, 'rolecall.sqlite') } as const;
    const stores = await openStores({ place, now: Date.now, onError: console.error });
    const all = await stores.feedback.all();
    await stores.close();
    return all.map(({ verdict, reason }) => [verdict, reason]);
  };
  return {
    ...{ ada, blocks, direct, front, id, replies, ts },
    press,
    submit,
    opened,
    told,
    feedback,
    callsOf,
  };
}

const thanks = 'Thank you. Your feedback is kept with the answer.';

it('names the first sources under an answer, and opens all of them with their words', async () => {
  const { blocks, id, opened, press } = await openAnswered();
  expect(blocks).toContain('*Sources* [1] IT service manager, role level (it-service-manager.txt:5)');
  expect((await press('sources:1', id)).status).toBe(200);
  const view = await opened();
  expect(view.title.text).toBe('Sources');
  expect(view.blocks[0].text.text).toMatch(
    /^\*\[1\] IT service manager, role level · it-service-manager\.txt:5\*\n- An IT service manager/,
  );
});

it('posts the sources where the three seconds for opening them are over', async () => {
  const { direct, front, id, press, replies, ts } = await openAnswered();
  front.fail({ method: 'views.open', status: 200, error: 'expired_trigger_id' });
  await press('sources:1', id);
  expect((await replies(direct, ts, 2))[1]?.text).toMatch(/^Sources\n/);
});

it('thanks for helpful where only the one who pressed sees it', async () => {
  const { ada, callsOf, feedback, id, press, told } = await openAnswered();
  await press('feedback:0', JSON.stringify([id, 'helpful']));
  await expect.poll(told).toEqual([thanks]);
  expect(callsOf('chat.postEphemeral')[0]?.values.get('user')).toBe(ada);
  expect(await feedback()).toEqual([['helpful', undefined]]);
});

it('asks why an answer was not helpful, and keeps the reason with it', async () => {
  const { feedback, id, opened, press, submit, told } = await openAnswered();
  await press('feedback:0', JSON.stringify([id, 'not-helpful']));
  const { private_metadata, callback_id, blocks } = await opened();
  expect(blocks[0].label.text).toBe('What was wrong or missing?');
  await expect.poll(feedback).toEqual([['not-helpful', undefined]]);
  expect((await submit({ private_metadata, callback_id }, 'the duties are old')).status).toBe(200);
  await expect.poll(told).toEqual([thanks]);
  expect(await feedback()).toEqual([['not-helpful', 'the duties are old']]);
});

it('leaves a modal alone that is not its own', async () => {
  const { id, press, opened, submit, told, feedback } = await openAnswered();
  await press('feedback:0', JSON.stringify([id, 'not-helpful']));
  const { callback_id } = await opened();
  await submit({ private_metadata: 'nonsense', callback_id }, 'x');
  await submit({ private_metadata: '', callback_id: 'another' }, 'x');
  await expect.poll(feedback).toEqual([['not-helpful', undefined]]);
  expect(told()).toEqual([]);
});
