import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { hasShared, sharedFolder } from '../../shared-data.ts';
import { startFlags } from '../run-node.ts';
import { percentile } from '../statistics.ts';
import { deliverMentions } from './load.ts';
import { openStubApi } from './stub-api.ts';

const signingSecret = 'secret';
const connections = 50;
const rounds = Number(process.argv[2] ?? 3);
const eventsEach = Number(process.argv[3] ?? 3_000);
const warmUp = 500;
const troubledShare = 0.05;
const settleMs = 3_000;

if (!hasShared) {
  console.error(`The bench needs the whole framework in ${sharedFolder}/framework`);
  process.exit(1);
}

const api = await openStubApi();
const folder = mkdtempSync(join(tmpdir(), 'rolecall-slack-bench-'));
const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: api.url };
const apps = [
  await start('bare Bolt', ['test/bench/slack/bare-bolt.ts'], slack),
  await start('Rolecall', [...startFlags, 'src/main.ts', 'serve'], {
    ...slack,
    ...{ KNOWLEDGE_DIR: `${sharedFolder}/framework`, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'info' },
  }),
];

try {
  for (const app of apps) await measure(app, warmUp, 'warm-up');
  const results = apps.map(() => [] as Awaited<ReturnType<typeof measure>>[]);
  for (let round = 0; round < rounds; round++) {
    for (const [at, app] of apps.entries())
      results[at]?.push(await measure(app, eventsEach, `round-${round}`));
  }
  console.log(
    `${eventsEach} mentions a round, ${rounds} rounds in turn, ${connections} connections; medians of the rounds`,
  );
  console.log(
    `${''.padEnd(12)}${['events/s', 'ack p50 ms', 'ack p99 ms', 'CPU µs/event', 'answered', 'refused'].map((name) => name.padStart(14)).join('')}`,
  );
  for (const [at, { name }] of apps.entries()) {
    const median = (value: (one: Awaited<ReturnType<typeof measure>>) => number) =>
      percentile((results[at] ?? []).map(value), 0.5);
    const cells = [
      median(({ perSecond }) => perSecond).toFixed(0),
      median(({ p50 }) => p50).toFixed(1),
      median(({ p99 }) => p99).toFixed(1),
      median(({ cpu }) => cpu).toFixed(0),
      median(({ answered }) => answered).toFixed(0),
      median(({ refused }) => refused).toFixed(0),
    ];
    console.log(name.padEnd(12) + cells.map((cell) => cell.padStart(14)).join(''));
  }
  const [, rolecall] = apps;
  if (rolecall) await printTroubled(rolecall);
} finally {
  for (const { child } of apps) child.kill('SIGKILL');
  api.close();
  rmSync(folder, { recursive: true, force: true });
}

interface RunningApp {
  readonly name: string;
  readonly url: string;
  readonly child: ChildProcess;
}

async function start(
  name: string,
  words: readonly string[],
  env: Record<string, string>,
): Promise<RunningApp> {
  const child = spawn(process.execPath, words, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { url: found } = line.startsWith('{') ? JSON.parse(line) : {};
      if (typeof found === 'string') resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
  return { name, url, child };
}

/** With repeated deliveries and refused posts: what was lost, and what was answered twice. */
async function printTroubled(app: RunningApp): Promise<void> {
  api.failEvery(1 / troubledShare);
  await measure(app, eventsEach, 'troubled', troubledShare);
  // What is answered a second time would come after the first.
  await wait(settleMs);
  const twice = [...api.posted.values()].filter((count) => count > 1).length;
  console.log(
    `${app.name} with ${troubledShare * 100}% delivered again and ${troubledShare * 100}% of posts refused: ${eventsEach - api.posted.size} of ${eventsEach} lost, ${twice} answered twice`,
  );
}

/** One round; throughput counts until the last answer was posted. */
async function measure({ name, url, child }: RunningApp, events: number, run: string, repeated = 0) {
  api.posted.clear();
  const cpuBefore = cpuSeconds(child);
  const started = performance.now();
  const load = { url, signingSecret, connections, events, repeated, run: `${name}-${run}` };
  const { acknowledgedMs, refused } = await deliverMentions(load);
  while (api.posted.size < events && performance.now() - started < 120_000) await wait(5);
  const seconds = (performance.now() - started) / 1_000;
  return {
    perSecond: events / seconds,
    p50: percentile(acknowledgedMs, 0.5),
    p99: percentile(acknowledgedMs, 0.99),
    cpu: ((cpuSeconds(child) - cpuBefore) * 1_000_000) / events,
    answered: api.posted.size,
    refused,
  };
}

/** Of all its threads, as the kernel counts them in hundredths. */
function cpuSeconds({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
