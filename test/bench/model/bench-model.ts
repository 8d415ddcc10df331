import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadFramework } from '../../../src/framework/load-framework.ts';
import { hasShared, sharedFolder } from '../../shared-data.ts';
import { differentQuestions } from '../questions.ts';
import { startFlags } from '../run-node.ts';
import { type RunningApp, startApp } from '../running-app.ts';
import { percentile } from '../statistics.ts';
import { type Asked, askLive } from './ask-live.ts';

const atOnce = Number(process.argv[2] ?? 200);
const seconds = Number(process.argv[3] ?? 30);
const bars = { addedP99Ms: 30, memoryMb: 400 };
/** Of one answer with 60 pieces, a tenth of a second apart. */
const answerMs = 6_500;
const warmUp = 20;
const few = 20;

if (!hasShared) {
  console.error(`The bench needs the whole framework in ${sharedFolder}/framework`);
  process.exit(1);
}

const knowledge = `${sharedFolder}/framework`;
const all = differentQuestions(await loadFramework(knowledge), 2_000);
// What is a list or a single level has little to write of.
const questions = all.filter((question) => /^what (does|skills)|difference/.test(question));
const folder = mkdtempSync(join(tmpdir(), 'rolecall-model-bench-'));
const model = await startApp('a slow model', ['test/bench/model/slow-model.ts'], {});
const rolecall = await startApp('Rolecall', [...startFlags, 'src/main.ts', 'serve'], {
  ...{ KNOWLEDGE_DIR: knowledge, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'info' },
  ...{ OPENAI_BASE_URL: `${model.url}/v1`, OPENAI_MODEL: 'slow', MODEL_TOKENS_PER_DAY: '500000000' },
});

try {
  console.log(`node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`);
  await sleep(2_000);
  await Promise.all(questions.splice(0, warmUp).map((question) => askLive(rolecall.url, question)));
  for (const count of [few, atOnce]) {
    const answers = Math.round((seconds * 1_000 * count) / answerMs);
    await run(`${count} at once`, questions.splice(0, answers), count);
  }
  console.log(`memory at most ${peakMegabytes(rolecall)} MB (bar: ${bars.memoryMb})`);
} finally {
  for (const { child } of [model, rolecall]) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}

/** The next one begins when it would in an even flow, so that about so many are under way. */
async function run(name: string, some: readonly string[], count: number): Promise<void> {
  const answers: Promise<Asked>[] = [];
  let underWay = 0;
  let most = 0;
  for (const question of some) {
    underWay += 1;
    most = Math.max(most, underWay);
    const asked = askLive(rolecall.url, question).finally(() => {
      underWay -= 1;
    });
    answers.push(asked);
    await sleep(answerMs / count);
  }
  report(name, most, await Promise.all(answers), await timesOf(model));
}

type Times = Readonly<
  Record<string, { readonly received: number; readonly left: Readonly<Record<string, number>> }>
>;

async function timesOf({ url }: RunningApp): Promise<Times> {
  return (await fetch(`${url}/times`)).json() as Promise<Times>;
}

function report(name: string, most: number, answers: readonly Asked[], times: Times): void {
  const written = answers.flatMap(({ question, asked, first }) => {
    const at = times[question];
    const left = first && at?.left[first.text];
    if (!at || !first || left === undefined) return [];
    return [{ before: at.received - asked, after: first.at - left }];
  });
  const added = written.map(({ before, after }) => before + after);
  const p99 = percentile(added, 0.99);
  const say = (values: readonly number[]) =>
    `p50 ${percentile(values, 0.5).toFixed(1)}, p99 ${percentile(values, 0.99).toFixed(1)} ms`;
  const failed = answers.filter(({ sentences }) => sentences === 0).length;
  console.log(
    [
      `${name}: ${answers.length} answers, ${most} under way at most, ${failed} without a written sentence, ${written.length} timed`,
      `  before the model is asked: ${say(written.map(({ before }) => before))}`,
      `  from its first sentence that holds to the person: ${say(written.map(({ after }) => after))}`,
      `  added in all: ${say(added)} (bar: p99 at most ${bars.addedP99Ms}, ${p99 <= bars.addedP99Ms ? 'met' : 'MISSED'})`,
    ].join('\n'),
  );
}

function peakMegabytes({ child }: RunningApp): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
}
