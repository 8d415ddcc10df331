import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { serve } from '../../cli/serve.ts';
import { createFolder, runRolecall } from '../../cli/start-rolecall.ts';
import { eventOf, openWorkspace } from './slack-workspace.ts';

const question = 'what does an IT service manager do?';

/** A workspace whose app is in Socket Mode: Slack's side of the connection, which counts what is acknowledged. */
async function openSocketWorkspace() {
  const { env, ...workspace } = await openWorkspace();
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  workspace.front.answer('apps.connections.open', { url: `ws://127.0.0.1:${port}/link` });
  const acknowledged: string[] = [];
  const connections: WebSocket[] = [];
  server.on('connection', (socket) => {
    socket.on('message', (data) => acknowledged.push(JSON.parse(String(data)).envelope_id));
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
    connections.push(socket);
  });
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  /** As Slack wraps what it otherwise posts. https://docs.slack.dev/apis/events-api/using-socket-mode */
  const deliver = (type: string, envelope: string, payload: object) =>
    connections.at(-1)?.send(JSON.stringify({ type, envelope_id: envelope, payload }));
  const { SLACK_BOT_TOKEN, SLACK_API_URL } = env;
  return {
    ...{ ...workspace, acknowledged, connections, deliver },
    env: { SLACK_BOT_TOKEN, SLACK_API_URL, SLACK_APP_TOKEN: 'xapp-1' },
  };
}

it('answers what comes over the connection once, and acknowledges each time that it comes', async () => {
  const { acknowledged, ada, deliver, direct, env, front, replies, write } = await openSocketWorkspace();
  await serve(env);
  const ts = await write(direct, question);
  const said = { type: 'message', channel_type: 'im', channel: direct, user: ada, text: question, ts };
  const event = eventOf(said);
  deliver('events_api', 'one', event);
  deliver('events_api', 'two', event);
  expect((await replies(direct, ts, 1))[0]?.text).toMatch(/^IT service manager\n/);
  expect(acknowledged).toEqual(['one', 'two']);
  deliver('slash_commands', 'three', {
    ...{ command: '/role', text: question, trigger_id: '1.2.3', response_url: `${front.url}/respond` },
    ...{ team_id: 'T000000001', user_id: ada, channel_id: direct },
  });
  await expect.poll(() => front.responses.length).toBe(1);
  expect(front.responses[0]).toMatchObject({
    response_type: 'ephemeral',
    text: expect.stringMatching(/^IT service manager\n/),
  });
  expect(acknowledged).toEqual(['one', 'two', 'three']);
  expect(await replies(direct, ts, 1)).toHaveLength(1);
});

it('does not acknowledge what the database could not keep, and says why, once', async () => {
  const { acknowledged, ada, deliver, direct, env } = await openSocketWorkspace();
  const folder = createFolder();
  const { log } = await serve({ ...env, DATA_DIR: folder });
  const database = new DatabaseSync(join(folder, 'rolecall.sqlite'), { timeout: 5_000 });
  database.exec('drop table inbox');
  database.close();
  const said = { type: 'message', channel_type: 'im', channel: direct, user: ada, text: question, ts: '1.1' };
  deliver('events_api', 'one', eventOf(said));
  const errors = () => log.filter(({ level, msg }) => level === 50 && msg !== 'the inbox cannot be read');
  await expect.poll(errors).toEqual([
    expect.objectContaining({
      ...{ msg: 'a delivery could not be kept', code: 'ERR_SQLITE_ERROR' },
      request: expect.stringMatching(/^[0-9a-f]{16}$/),
    }),
  ]);
  expect(acknowledged).toEqual([]);
});

it('connects again when Slack closes the connection, also where Slack first refuses', async () => {
  const { ada, connections, deliver, direct, env, front, replies, write } = await openSocketWorkspace();
  const { log } = await serve(env);
  front.fail({ method: 'apps.connections.open', status: 200, error: 'internal_error' });
  connections[0]?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
  await expect.poll(() => connections.length).toBe(2);
  const ts = await write(direct, question);
  const said = { type: 'message', channel_type: 'im', channel: direct, user: ada, text: question, ts };
  deliver('events_api', 'one', eventOf(said));
  expect((await replies(direct, ts, 1))[0]?.text).toMatch(/^IT service manager\n/);
  expect(log).toContainEqual(expect.objectContaining({ code: 'internal_error' }));
});

it('ends in good order, and the connection with it', async () => {
  const { connections, env } = await openSocketWorkspace();
  const { ended, stop } = await serve(env);
  const closed = new Promise((resolve) => connections[0]?.once('close', resolve));
  stop('SIGTERM');
  expect(await ended).toEqual([0, null]);
  await closed;
  expect(connections).toHaveLength(1);
});

it('starts while Slack is away, and connects when it is back', async () => {
  const { connections, env, front } = await openSocketWorkspace();
  front.fail({ method: 'apps.connections.open', status: 503 });
  const { log } = await serve(env);
  await expect.poll(() => connections.length).toBe(1);
  expect(log).toContainEqual(
    expect.objectContaining({
      msg: 'Slack cannot be connected to; it is tried again within half a minute',
      code: 'slack_webapi_http_error 503',
    }),
  );
});

it('says what to mend when Slack refuses the app token', async () => {
  const { env, front } = await openSocketWorkspace();
  front.fail({ method: 'apps.connections.open', status: 200, error: 'invalid_auth' });
  const { code, stderr } = await runRolecall(['serve'], { env: { ...env, PORT: '0' } });
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining('Slack refuses SLACK_APP_TOKEN (invalid_auth)'),
  ]);
});
