import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Person } from '../../../src/people/person.ts';
import { openStores } from '../../../src/storage/open-stores.ts';
import { serve } from '../../cli/serve.ts';
import { createFolder, runRolecall } from '../../cli/start-rolecall.ts';
import { createInteractions } from './interactions.ts';
import { openWorkspace } from './slack-workspace.ts';

interface Button {
  readonly action_id: string;
  readonly value: string;
  readonly text: { readonly text: string };
}

/** Somebody whose check-in has been due since the week began, wherever the week is now. */
const due: Omit<Person, 'account'> = {
  ...{ id: 'p1', name: 'Ada', role: 'IT service manager', roleLevel: 'IT service manager' },
  times: { day: 1, time: '00:00', timeZone: 'UTC', workingDays: [1, 2, 3, 4, 5, 6, 7] },
  ...{ enrolment: 'weekly', enrolledAt: 0 },
};

type Front = Awaited<ReturnType<typeof openWorkspace>>['front'];

/** The whole bot, which somebody in the emulated workspace awaits a check-in from. */
async function open(prepare: (front: Front) => void = () => undefined) {
  const workspace = await openWorkspace();
  const { ada, direct, env, front, history } = workspace;
  front.pass('chat.update');
  prepare(front);
  const folder = createFolder();
  const stores = await openStores({
    place: { engine: 'sqlite', file: join(folder, 'rolecall.sqlite') },
    now: Date.now,
    onError: console.error,
  });
  const account = { platform: 'slack', workspace: 'T000000001', id: ada };
  await stores.people.save([{ ...due, account }]);
  await stores.close();
  const { url } = await serve({ ...env, DATA_DIR: folder });
  const { press } = createInteractions({ url, ada });
  const latest = async () => (await history())[0];
  /** Presses a button of the message as it stands in the workspace now. */
  const pressNow = async (label: string) => {
    const { blocks = [], ts = '' } = (await latest()) ?? {};
    const buttons = (blocks as { elements?: Button[] }[]).flatMap(({ elements = [] }) => elements);
    const button = buttons.find(({ text }) => text?.text === label);
    const [action = ''] = button?.action_id.split(':') ?? [];
    await press({ action, value: button?.value ?? '' }, { channel: direct, ts });
  };
  /** What an administrator reads about the sending. */
  const statuses = async () => {
    const args = ['check-ins', 'status', '--csv'];
    return (await runRolecall(args, { env: { ...env, DATA_DIR: folder } })).stdout;
  };
  return { ...workspace, latest, pressNow, statuses };
}

it('asks of its own accord in one message of the workspace, which each answer replaces', async () => {
  const { latest, pressNow, history, replies, direct } = await open();
  await expect.poll(latest).toBeDefined();
  const asked = await latest();
  expect(asked?.metadata).toEqual({
    event_type: 'rolecall_delivery',
    event_payload: { delivery_id: expect.stringMatching(/^check-in:\d{4}-W\d\d:p1$/) },
  });
  await pressNow('At the description');
  await expect
    .poll(async () => JSON.stringify((await latest())?.blocks))
    .toMatch(/Saved: Asset and configuration management, At the description/);
  await pressNow('Skip');
  await expect
    .poll(async () => JSON.stringify((await latest())?.blocks))
    .toMatch(/That is all for this week/);
  expect(await history()).toMatchObject([{ ts: asked?.ts, metadata: asked?.metadata }]);
  expect(await replies(direct, asked?.ts ?? '', 0)).toEqual([]);
});

it('does not ask twice where Slack took the message and nobody heard that it did', async () => {
  const { statuses, history } = await open((front) => front.lose('chat.postMessage'));
  await expect.poll(statuses).toMatch(/^p1,Ada,.*,sent,,/m);
  expect(await history()).toHaveLength(1);
});

it('asks once more where Slack failed and the message is not there', async () => {
  const { statuses, history } = await open((front) =>
    front.fail({ method: 'chat.postMessage', status: 503 }),
  );
  await expect.poll(statuses).toMatch(/^p1,Ada,.*,sent,,/m);
  expect(await history()).toHaveLength(1);
});
