import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { ownKnowledge } from '../../../src/config.ts';
import { loadFramework } from '../../../src/framework/load-framework.ts';
import { differentQuestions, popularQuestions } from '../../bench/questions.ts';
import { engines } from '../../contracts/databases.ts';
import { hasShared, sharedFolder } from '../../shared-data.ts';
import { openStubSlack } from '../stubs/slack.ts';
import { openStubTeams } from '../stubs/teams.ts';
import { createFlow } from '../traffic/flow.ts';
import { openProxy } from './proxy.ts';

const signingSecret = 'a-signing-secret';
const settleMs = 180_000;
const again = 2_000;

export const knowledge = hasShared ? `${sharedFolder}/framework` : ownKnowledge;
export const postgres = engines.find(({ name, isReachable }) => name === 'Postgres' && isReachable);

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** Everything around the product: platforms, a database of its own behind a proxy, and people who ask. */
export async function openStage() {
  if (!postgres) throw new Error('Postgres is needed at 127.0.0.1:5432, or where DATABASE_URL says');
  const [slack, teams, made] = await Promise.all([openStubSlack(), openStubTeams(), postgres.create()]);
  if (made.place.engine !== 'postgres') throw new Error('another engine than was asked for');
  const direct = made.place.url;
  const behind = new URL(direct);
  const proxy = await openProxy({ host: behind.hostname, port: Number(behind.port || 5432) });
  behind.hostname = '127.0.0.1';
  behind.port = String(proxy.port);
  const run = randomUUID().slice(0, 8);
  const framework = await loadFramework(knowledge);
  const questions = [...popularQuestions, ...differentQuestions(framework, 200)];
  return {
    ...{ slack, teams, proxy },
    flow: await createFlow({ slack, teams, signingSecret, questions, run }),
    env: {
      ...{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: slack.apiUrl },
      ...{ ...teams.settings, DATABASE_URL: behind.href, KNOWLEDGE_DIR: knowledge },
    },
    /** Resolves when nothing waits for an answer any more, or none comes. How many wait then. */
    settled: () => waitUntilSettled(direct),
    async close() {
      await proxy.stop();
      slack.close();
      teams.close();
      await made.remove();
    },
  };
}

async function waitUntilSettled(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const countWaiting = async (): Promise<number> => {
    const { rows } = await client.query('select count(*)::int as waiting from inbox where is_finished = 0');
    return rows[0].waiting;
  };
  let waiting = await countWaiting();
  for (const until = performance.now() + settleMs; waiting > 0 && performance.now() < until; ) {
    await wait(500);
    waiting = await countWaiting();
  }
  // What is answered a second time would come after the first.
  await wait(again);
  await client.end();
  return waiting;
}
