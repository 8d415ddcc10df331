import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { loadFramework } from '../../../src/framework/load-framework.ts';
import { hasShared, sharedFolder } from '../../shared-data.ts';
import { differentQuestions, popularQuestions } from '../questions.ts';
import { startFlags } from '../run-node.ts';
import { cpuSeconds, type RunningApp, startApp } from '../running-app.ts';
import { median, percentile } from '../statistics.ts';
import { deliverMentions } from './load.ts';
import { openStubApi } from './stub-api.ts';

const signingSecret = 'secret';
const connections = 50;
const rounds = Number(process.argv[2] ?? 7);
const eventsEach = Number(process.argv[3] ?? 3_000);
const troubledEvents = Number(process.argv[4] ?? 50_000);
const warmUp = 500;
const troubledShare = 0.05;
const settleMs = 3_000;
const stuckMs = 120_000;
const leastThroughput = 0.6;

if (!hasShared) {
  console.error(`The bench needs the whole framework in ${sharedFolder}/framework`);
  process.exit(1);
}

const knowledge = `${sharedFolder}/framework`;
const different = differentQuestions(await loadFramework(knowledge), (rounds + 1) * eventsEach);
const api = await openStubApi();
const folder = mkdtempSync(join(tmpdir(), 'rolecall-slack-bench-'));
const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: api.url };
const bolt = await startApp('bare Bolt', ['test/bench/slack/bare-bolt.ts'], slack);
const rolecall = await startApp('Rolecall', [...startFlags, 'src/main.ts', 'serve'], {
  ...slack,
  ...{ KNOWLEDGE_DIR: knowledge, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'info' },
});

try {
  console.log(
    `node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} at the start; ${eventsEach} unique signed mentions a round, ${rounds} rounds in turn, ${connections} connections`,
  );
  for (const app of [bolt, rolecall]) await measure(app, popularQuestions, warmUp, 'warm-up');
  await race('popular questions', () => popularQuestions);
  await race('no question twice', (round) => different.slice(round * eventsEach, (round + 1) * eventsEach));
  await trouble();
} finally {
  for (const { child } of [bolt, rolecall]) child.kill('SIGKILL');
  api.close();
  rmSync(folder, { recursive: true, force: true });
}

type Measured = Awaited<ReturnType<typeof measure>>;

/** Both have their turn in every round, so that a busy machine is busy for both. */
async function race(name: string, questionsOf: (round: number) => readonly string[]): Promise<void> {
  const theirs: Measured[] = [];
  const ours: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    theirs.push(await measure(bolt, popularQuestions, eventsEach, `${name}-${round}`));
    ours.push(await measure(rolecall, questionsOf(round), eventsEach, `${name}-${round}`));
  }
  const names = ['events/s', 'ack p50 ms', 'ack p99 ms', 'CPU µs/event', 'refused'];
  console.log(`\n${name.padEnd(24)}${names.map((each) => each.padStart(14)).join('')}`);
  printRow('bare Bolt, “hi”', theirs);
  printRow('Rolecall', ours);
  printRatios(ours, theirs);
}

function printRow(name: string, measured: readonly Measured[]): void {
  const cells = [
    median(measured.map(({ perSecond }) => perSecond)).toFixed(0),
    median(measured.map(({ p50 }) => p50)).toFixed(1),
    median(measured.map(({ p99 }) => p99)).toFixed(1),
    median(measured.map(({ cpu }) => cpu)).toFixed(0),
    median(measured.map(({ refused }) => refused)).toFixed(0),
  ];
  console.log(name.padEnd(24) + cells.map((cell) => cell.padStart(14)).join(''));
}

/** Medians of the ratios within each round. */
function printRatios(ours: readonly Measured[], theirs: readonly Measured[]): void {
  const ratio = (value: (one: Measured) => number) =>
    median(
      ours.flatMap((our, at) => {
        const their = theirs[at];
        return their ? [value(our) / value(their)] : [];
      }),
    );
  const throughput = ratio(({ perSecond }) => perSecond);
  const acknowledged = ratio(({ p99 }) => p99);
  console.log(
    `throughput ${throughput.toFixed(2)} of bare Bolt’s (bar: at least ${leastThroughput}, ${throughput >= leastThroughput ? 'met' : 'MISSED'}); acknowledgement p99 ${acknowledged.toFixed(2)} of its (bar: at most 1, ${acknowledged <= 1 ? 'met' : 'MISSED'})`,
  );
}

/** With repeated deliveries and posts that fail: what was lost, and what was answered twice. */
async function trouble(): Promise<void> {
  if (troubledEvents === 0) return;
  api.failEvery(1 / troubledShare);
  const { perSecond, p99 } = await measure(
    rolecall,
    popularQuestions,
    troubledEvents,
    'troubled',
    troubledShare,
  );
  // What is answered a second time would come after the first.
  await wait(settleMs);
  const twice = [...api.posted.values()].filter((count) => count > 1).length;
  const lost = troubledEvents - api.posted.size;
  console.log(
    `${troubledEvents} mentions, ${troubledShare * 100}% delivered again, ${troubledShare * 100}% of posts failed with 429 or 500 in turn: ${lost} lost, ${twice} answered twice (bar: none); ${perSecond.toFixed(0)} events/s, acknowledgement p99 ${p99.toFixed(1)} ms`,
  );
}

/** One round; throughput counts until the last answer was posted. */
async function measure(
  app: RunningApp,
  questions: readonly string[],
  events: number,
  run: string,
  repeated = 0,
) {
  api.posted.clear();
  const cpuBefore = cpuSeconds(app);
  const started = performance.now();
  const load = {
    url: app.url,
    signingSecret,
    connections,
    questions,
    events,
    repeated,
    run: `${app.name}-${run}`,
  };
  const { acknowledgedMs, refused } = await deliverMentions(load);
  for (let seen = -1, at = performance.now(); api.posted.size < events; await wait(5)) {
    if (api.posted.size > seen) at = performance.now();
    else if (performance.now() - at > stuckMs) break;
    seen = api.posted.size;
  }
  const seconds = (performance.now() - started) / 1_000;
  return {
    perSecond: events / seconds,
    p50: percentile(acknowledgedMs, 0.5),
    p99: percentile(acknowledgedMs, 0.99),
    cpu: ((cpuSeconds(app) - cpuBefore) * 1_000_000) / events,
    refused,
  };
}
