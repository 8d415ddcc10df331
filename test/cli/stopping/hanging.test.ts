import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/storage/open-database.ts';
import { engines } from '../../contracts/databases.ts';
import { startFaultyServer } from '../../models/faulty-server.ts';
import { deliver, eventOf, openWorkspace } from '../../platforms/slack/slack-workspace.ts';
import { serve } from '../serve.ts';
import { createFolder, startRolecall } from '../start-rolecall.ts';

const question = 'what does an IT service manager do?';

/** Asks in the web chat; resolves when the stream of events has begun. */
function askLive(url: string): Promise<Response> {
  return fetch(new URL('/chat/messages', url), {
    method: 'POST',
    headers: {
      ...{ 'Content-Type': 'application/json', Accept: 'text/event-stream' },
      Origin: new URL(url).origin,
    },
    body: JSON.stringify({ account: randomUUID(), conversation: randomUUID(), text: question }),
  });
}

it('ends what a model is writing with the documents’ own words, and the streams of open pages', async () => {
  const model = await startFaultyServer({ models: ['m'] });
  onTestFinished(() => model.stop());
  model.always({ does: 'hang' });
  const { url, stop, ended } = await serve({
    ...{ OPENAI_MODEL: 'm', OPENAI_BASE_URL: model.url },
    ...{ MODEL_FIRST_TOKEN_SECONDS: '120', MODEL_ANSWER_SECONDS: '120' },
  });
  const page = await fetch(new URL('/chat/events?account=ada', url));
  const asked: Promise<Response>[] = [];
  const askModel = () => {
    asked.push(askLive(url));
    return model.requests.filter(({ path }) => path.endsWith('/chat/completions')).length;
  };
  // Until the model is known to work the documents answer alone.
  await expect.poll(askModel, { timeout: 20_000, interval: 200 }).toBeGreaterThan(0);
  const begun = await Promise.all(asked);
  stop('SIGTERM');
  const answers = await Promise.all(begun.map((response) => response.text()));
  expect(answers.filter((events) => !/event: answer\ndata: .*IT service manager/.test(events))).toEqual([]);
  expect(await page.text()).toMatch(/^retry: /);
  expect(await ended).toEqual([0, null]);
}, 60_000);

it('does not wait for a platform that hangs, and leaves the delivery to whoever finds its lease run out', async () => {
  const { ada, direct, env, front, write } = await openWorkspace();
  const folder = createFolder();
  const { log, url, stop, ended } = await serve({ ...env, DATA_DIR: folder });
  front.slow('chat.postMessage', 60_000);
  const ts = await write(direct, question);
  const said = { type: 'message', channel_type: 'im', channel: direct, user: ada, text: question, ts };
  await deliver(url, eventOf(said));
  await expect.poll(() => front.calls.some(({ method }) => method === 'chat.postMessage')).toBe(true);
  stop('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(log.at(-1)?.['msg']).toBe('stopped');
}, 60_000);

const postgres = engines.find(({ name, isReachable }) => name === 'Postgres' && isReachable);

it.skipIf(!postgres)(
  'ends at once while it waits for the database to start, and says that it waits',
  async () => {
    const made = await postgres?.create();
    if (made?.place.engine !== 'postgres') throw new Error('Postgres is not there');
    onTestFinished(made.remove);
    const { place } = made;
    const database = await openDatabase({ place, onError: console.error });
    await database.destroy();
    const migrating = new pg.Client({ connectionString: place.url });
    await migrating.connect();
    await migrating.query(
      'begin; lock table kysely_migration, kysely_migration_lock in access exclusive mode',
    );
    const child = startRolecall(['serve'], { env: { PORT: '0', DATABASE_URL: place.url } });
    const ended = once(child, 'exit');
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    expect(JSON.parse(String(line)).msg).toMatch(/^waiting for the database: /);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    await migrating.end();
  },
  30_000,
);
