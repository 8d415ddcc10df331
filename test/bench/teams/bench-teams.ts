import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFramework } from '../../../src/framework/load-framework.ts';
import { hasShared, sharedFolder } from '../../shared-data.ts';
import { deliver } from '../deliver.ts';
import { differentQuestions, popularQuestions } from '../questions.ts';
import { startFlags } from '../run-node.ts';
import { cpuSeconds, type RunningApp, startApp } from '../running-app.ts';
import { median, percentile } from '../statistics.ts';
import { openStubConnector } from './stub-connector.ts';

const connections = 50;
const rounds = Number(process.argv[2] ?? 7);
const activitiesEach = Number(process.argv[3] ?? 3_000);
const warmUp = 500;
const conversations = 500;
const bars = { throughput: 0.8, p99: 1.3, memory: 1.2 };

if (!hasShared) {
  console.error(`The bench needs the whole framework in ${sharedFolder}/framework`);
  process.exit(1);
}

const knowledge = `${sharedFolder}/framework`;
const different = differentQuestions(await loadFramework(knowledge), (rounds + 1) * activitiesEach);
const connector = await openStubConnector();
const folder = mkdtempSync(join(tmpdir(), 'rolecall-teams-bench-'));
// Neither has credentials: no signature is verified, and no token sent.
const bare = await startApp('bare botbuilder', ['test/bench/teams/bare-bot.ts'], {});
const rolecall = await startApp('Rolecall', [...startFlags, 'src/main.ts', 'serve'], {
  ...{ KNOWLEDGE_DIR: knowledge, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'info' },
});

try {
  console.log(
    `node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} at the start; ${activitiesEach} messages a round, ${rounds} rounds in turn, ${connections} connections`,
  );
  for (const app of [bare, rolecall]) await measure(app, popularQuestions, warmUp, 'warm-up');
  await race('popular questions', () => popularQuestions);
  await race('no question twice', (round) =>
    different.slice(round * activitiesEach, (round + 1) * activitiesEach),
  );
} finally {
  for (const { child } of [bare, rolecall]) child.kill('SIGKILL');
  connector.close();
  rmSync(folder, { recursive: true, force: true });
}

type Measured = Awaited<ReturnType<typeof measure>>;

/** Both have their turn in every round, so that a busy machine is busy for both. */
async function race(name: string, questionsOf: (round: number) => readonly string[]): Promise<void> {
  const theirs: Measured[] = [];
  const ours: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    theirs.push(await measure(bare, popularQuestions, activitiesEach, `${name}-${round}`));
    ours.push(await measure(rolecall, questionsOf(round), activitiesEach, `${name}-${round}`));
  }
  const names = [
    'messages/s',
    'p50 ms',
    'p99 ms',
    'ack p99 ms',
    'CPU µs each',
    'memory MB',
    'answer bytes',
    'refused',
  ];
  console.log(`\n${name.padEnd(22)}${names.map((each) => each.padStart(13)).join('')}`);
  printRow('bare botbuilder, echo', theirs);
  printRow('Rolecall', ours);
  printRatios(ours, theirs);
}

function printRow(name: string, measured: readonly Measured[]): void {
  const cell = (value: (one: Measured) => number, digits: number) =>
    median(measured.map(value)).toFixed(digits);
  const cells = [
    cell(({ perSecond }) => perSecond, 0),
    cell(({ p50 }) => p50, 1),
    cell(({ p99 }) => p99, 1),
    cell(({ acknowledged }) => acknowledged, 1),
    cell(({ cpu }) => cpu, 0),
    cell(({ megabytes }) => megabytes, 0),
    cell(({ bytes }) => bytes, 0),
    cell(({ refused }) => refused, 0),
  ];
  console.log(name.padEnd(22) + cells.map((each) => each.padStart(13)).join(''));
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
  const say = (value: number, isMet: boolean, bar: string) =>
    `${value.toFixed(2)} (bar: ${bar}, ${isMet ? 'met' : 'MISSED'})`;
  const throughput = ratio(({ perSecond }) => perSecond);
  const p99 = ratio((one) => one.p99);
  const memory = ratio(({ megabytes }) => megabytes);
  console.log(
    [
      `of bare botbuilder’s: throughput ${say(throughput, throughput >= bars.throughput, `at least ${bars.throughput}`)}`,
      `p99 ${say(p99, p99 <= bars.p99, `at most ${bars.p99}`)}`,
      `memory ${say(memory, memory <= bars.memory, `at most ${bars.memory}`)}`,
    ].join('; '),
  );
}

/** One round. Each connection waits for the answer as well as for the acknowledgement, as a person would. */
async function measure(app: RunningApp, questions: readonly string[], count: number, run: string) {
  connector.takeBytes();
  const cpuBefore = cpuSeconds(app);
  const started = performance.now();
  const idOf = (n: number) => `${app.name}-${run}-${n}`.replaceAll(' ', '-');
  const { acknowledgedMs, completeMs, refused } = await deliver({
    ...{ url: new URL('/api/messages', app.url), connections, count },
    deliveriesOf: (n) => [{ body: messageOf(n, idOf(n), questions[n % questions.length] ?? '') }],
    until: (n) => connector.answerTo(idOf(n)),
  });
  const seconds = (performance.now() - started) / 1_000;
  return {
    perSecond: count / seconds,
    p50: percentile(completeMs, 0.5),
    p99: percentile(completeMs, 0.99),
    acknowledged: percentile(acknowledgedMs, 0.99),
    cpu: ((cpuSeconds(app) - cpuBefore) * 1_000_000) / count,
    megabytes: peakMegabytes(app),
    bytes: connector.takeBytes() / count,
    refused,
  };
}

/** The most that the process ever had, as the kernel counts it. */
function peakMegabytes({ child }: RunningApp): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1_024;
}

function messageOf(n: number, id: string, text: string): string {
  const person = `29:person-${n % conversations}`;
  return JSON.stringify({
    ...{ type: 'message', id, channelId: 'msteams' },
    ...{ serviceUrl: connector.serviceUrl, text, textFormat: 'plain', locale: 'en-GB' },
    from: { id: person, aadObjectId: `aad-${n % conversations}`, name: 'Ada' },
    recipient: { id: '28:bot', name: 'Rolecall' },
    conversation: { id: `a:${n % conversations}`, conversationType: 'personal', tenantId: 't' },
    channelData: { tenant: { id: 't' } },
    timestamp: '2026-11-28T10:00:00.000Z',
    entities: [
      { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Windows', timezone: 'Europe/London' },
    ],
  });
}
