import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStores } from '../../../src/storage/open-stores.ts';
import { serve } from '../../cli/serve.ts';
import { createFolder } from '../../cli/start-rolecall.ts';
import { fillTeam } from '../../fill-team.ts';
import { createInteractions } from './interactions.ts';
import { deliver, eventOf, openWorkspace } from './slack-workspace.ts';

/** The whole bot, and Ada in an emulated workspace, who leads a team of seven there or nobody. */
async function open(leadsTeam: boolean) {
  const workspace = await openWorkspace();
  const { ada, direct, env, write, replies } = workspace;
  const folder = createFolder();
  if (leadsTeam) {
    const place = { engine: 'sqlite', file: join(folder, 'rolecall.sqlite') } as const;
    const stores = await openStores({ place, now: Date.now, onError: console.error });
    await fillTeam(stores, `slack:T000000001:${ada}`);
    await stores.close();
  }
  const { url } = await serve({ ...env, DATA_DIR: folder });
  const { press } = createInteractions({ url, ada });
  const ask = async (text: string) => {
    const ts = await write(direct, text);
    const event = { type: 'message', channel_type: 'im', channel: direct, user: ada, text, ts };
    expect((await deliver(url, eventOf(event))).status).toBe(200);
    return ts;
  };
  const pressOn = (action: string, ts: string, thread: string) =>
    press({ action, value: 'team' }, { channel: direct, ts, thread });
  /** So many messages below one, once they are there. */
  const below = (ts: string, count: number) => replies(direct, ts, count);
  return { ...workspace, ask, pressOn, below };
}

it('shows a manager the summary with its picture, a table to sort, and the file', async () => {
  const { ask, pressOn, below, contentOf } = await open(true);
  const ts = await ask('how is my team doing on skills?');
  const [summary] = await below(ts, 1);
  const blocks = JSON.stringify(summary?.blocks);
  expect(blocks).toContain('## Your team\\nSkill summary');
  const drawn = (summary?.blocks ?? []) as { type: string; slack_file?: { id: string } }[];
  const picture = drawn.find(({ type }) => type === 'image');
  expect((await contentOf(picture?.slack_file?.id ?? '')).subarray(1, 4).toString()).toBe('PNG');
  expect(blocks).toMatch(/"alt_text":"Your team, .*User focus: 20–80%/);

  await pressOn('summary-table', summary?.ts ?? '', ts);
  const [, table] = await below(ts, 2);
  expect(table?.blocks).toContainEqual(
    expect.objectContaining({ type: 'data_table', caption: 'Skills by gap' }),
  );

  await pressOn('summary-csv', summary?.ts ?? '', ts);
  const withFile = (await below(ts, 4)).find(({ files = [] }) => files.length > 0);
  const csv = await contentOf(withFile?.files?.[0]?.id ?? '');
  expect(csv.toString()).toMatch(/^\uFEFFSkill,At or above,/);
});

it('tells somebody who leads nobody so', async () => {
  const { ask, below } = await open(false);
  const [answer] = await below(await ask('team summary'), 1);
  expect(answer?.text).toMatch(/^You lead no team that I know of\./);
});
