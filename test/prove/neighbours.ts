import { setTimeout as wait } from 'node:timers/promises';
import { createRandom, writeLying } from '../answers/written/lying-writer.ts';
import { median } from '../bench/statistics.ts';
import { type FaultyServer, startFaultyServer } from '../models/faulty-server.ts';
import { countComplaints, megabytesOf, startReplica } from './product/replica.ts';
import { openStage, type Stage } from './product/stage.ts';
import type { Row } from './row.ts';
import type { Mood } from './stubs/mood.ts';
import { createDeliver } from './traffic/deliver.ts';
import type { Delivered } from './traffic/delivered.ts';

const neighbours = ['Slack', 'Teams', 'the model'] as const;
type Neighbour = (typeof neighbours)[number];
const faults = ['429', '500', 'nothing', 'nonsense'] as const satisfies readonly Mood[];

interface Fault {
  readonly neighbour: Neighbour;
  readonly mood: Mood;
}

interface Found extends Fault {
  /** Of the platforms that were well: the p50 from acknowledgement to answer, before and during the fault. */
  readonly beforeMs: number;
  readonly duringMs: number;
  /** Of what they were asked. */
  readonly unanswered: readonly Delivered[];
  /** From the end of the fault until an answer came where it had been, or was written again. */
  readonly recoveredMs: number;
  readonly megabytesBefore: number;
  readonly megabytesAfter: number;
}

interface Watched extends Omit<Found, 'beforeMs' | 'duringMs' | 'unanswered'> {
  /** What was asked of the platforms that were well. */
  readonly before: readonly Delivered[];
  readonly during: readonly Delivered[];
}

const perSecond = 10;
const warmUpPerSecond = 50;
const beforeSeconds = 5;
const longestBackSeconds = 40;
const bars = { recoveredMs: 30_000, memory: 1.1, slower: 2, slowerMs: 250 };

export interface Neighbours {
  readonly found: readonly Found[];
  /** What was acknowledged and never answered, minutes after everybody was well again. */
  readonly left: number;
  readonly complaints: readonly string[];
}

/** Lets each neighbour fail in each way, one after the other, while everybody goes on asking. */
export async function failNeighbours(faultsToTry: readonly Fault[], seconds: number): Promise<Neighbours> {
  const stage = await openStage();
  const model = await startWriter();
  const replica = await startReplica({
    env: {
      ...stage.env,
      OPENAI_BASE_URL: model.url,
      OPENAI_MODEL: 'm',
      MODEL_TOKENS_PER_DAY: '500000000',
      MODEL_TOKENS_PER_PERSON: '500000000',
    },
  });
  const { all, deliver, finished, close } = createDeliver({ url: replica.url, hurry: 10 });
  const watched: Watched[] = [];
  try {
    const surroundings = { stage, model, all, megabytes: () => megabytesOf(replica) };
    // A process that has just started takes more memory for a while, whatever happens around it.
    await stage.flow({ deliver, perSecond: warmUpPerSecond, seconds: Math.max(beforeSeconds, seconds / 2) });
    for (const fault of faultsToTry) {
      const stopping = new AbortController();
      const whole = beforeSeconds + seconds + longestBackSeconds;
      const flowing = stage.flow({ deliver, perSecond, seconds: whole, stopped: stopping.signal });
      watched.push(await watch(fault, seconds, surroundings));
      stopping.abort();
      await flowing;
    }
    await finished();
    const left = await stage.settled();
    const found = watched.map((each) => toFound(each, stage));
    return { found, left, complaints: countComplaints([replica]) };
  } finally {
    close();
    replica.child.kill('SIGTERM');
    await replica.ended;
    await model.stop();
    await stage.close();
  }
}

/** A model that writes true sentences. */
async function startWriter(): Promise<FaultyServer> {
  const model = await startFaultyServer({ models: ['m'] });
  const random = createRandom(1);
  writesWell(model, random);
  return model;
}

function writesWell(model: FaultyServer, random = createRandom(2)): void {
  model.always({
    does: 'write',
    text: ({ body }) =>
      writeLying(body.messages?.at(-1)?.content ?? '', 0, random)
        .map(({ text }) => text)
        // Where nothing can be said of what it is given, it talks all the same.
        .join('\n') || 'I can tell you more.',
  });
}

interface Surroundings {
  readonly stage: Stage;
  readonly model: FaultyServer;
  readonly all: readonly Delivered[];
  readonly megabytes: () => number;
}

async function watch(fault: Fault, seconds: number, surroundings: Surroundings): Promise<Watched> {
  const { all, megabytes } = surroundings;
  const start = performance.now();
  await wait(beforeSeconds * 1_000);
  const megabytesBefore = megabytes();
  const from = performance.now();
  setMood(fault, surroundings);
  await wait(seconds * 1_000);
  const to = performance.now();
  setMood({ ...fault, mood: 'well' }, surroundings);
  const recoveredMs = await waitUntilBack(fault, to, surroundings);
  const within = (begin: number, end: number) =>
    all.filter(({ kind, at }) => isWell(kind, fault) && at >= begin && at < end);
  return {
    ...{ ...fault, recoveredMs, megabytesBefore, megabytesAfter: megabytes() },
    ...{ before: within(start, from), during: within(from, to) },
  };
}

function toFound({ before, during, ...watched }: Watched, stage: Stage): Found {
  const answersOf = (some: readonly Delivered[]) =>
    some.flatMap((each) => {
      const at = answeredAt(each, stage);
      return at === undefined ? [] : at - each.at;
    });
  return {
    ...watched,
    ...{ beforeMs: median(answersOf(before)), duringMs: median(answersOf(during)) },
    unanswered: during.filter((each) => answeredAt(each, stage) === undefined),
  };
}

/** Until something comes that was asked for before or after the fault ended, or is written again. */
async function waitUntilBack(fault: Fault, to: number, { stage, model, all }: Surroundings): Promise<number> {
  const asked = model.requests.length;
  const isBack = (): boolean =>
    fault.neighbour === 'the model'
      ? model.requests.length > asked
      : all.some((each) => !isWell(each.kind, fault) && (answeredAt(each, stage) ?? 0) > to);
  for (const until = to + longestBackSeconds * 1_000; performance.now() < until; await wait(100))
    if (isBack()) return performance.now() - to;
  return Number.POSITIVE_INFINITY;
}

function setMood({ neighbour, mood }: Fault, { stage, model }: Surroundings): void {
  if (neighbour === 'Slack') stage.slack.setMood(mood);
  else if (neighbour === 'Teams') stage.teams.setMood(mood);
  else if (mood === 'well') writesWell(model);
  else if (mood === 'nothing') model.always({ does: 'hang' });
  else if (mood === 'nonsense') model.always({ does: 'nonsense' });
  else model.always({ does: 'refuse', status: Number(mood), retryAfter: '2' });
}

/** Whether what was asked so has nothing to do with the neighbour that fails. */
function isWell(kind: Delivered['kind'], { neighbour }: Fault): boolean {
  if (neighbour === 'the model') return kind !== 'teams card' && kind !== 'slack home';
  return kind.startsWith(neighbour === 'Slack' ? 'teams' : 'slack');
}

function answeredAt({ kind, key, acknowledgedAt }: Delivered, { slack, teams }: Stage): number | undefined {
  if (kind === 'teams card') return acknowledgedAt;
  return (kind.startsWith('slack') ? slack : teams).arrivals.firstAt(key);
}

export const neighboursFailing: Row = {
  name: 'neighbours',
  what: 'Slack, Teams or the model answering 429, 500, nothing, or nonsense for 5 minutes each',
  bar: 'the others unaffected; memory flat; recovery within 30 s',
  async run(scale) {
    const all = neighbours.flatMap((neighbour) => faults.map((mood) => ({ neighbour, mood })));
    const { found, left, complaints } = await failNeighbours(all, 300 * scale);
    const first = found[0]?.megabytesBefore ?? 0;
    const last = found.at(-1)?.megabytesAfter ?? 0;
    return {
      measured: `${found.filter(isMet).length} of ${found.length} met, ${left} left; memory ${first.toFixed(0)} to ${last.toFixed(0)} MB`,
      isMet: found.every(isMet) && left === 0 && last <= bars.memory * first,
      notes: [...found.map(say), ...complaints],
    };
  },
};

function isMet({ neighbour, beforeMs, duringMs, unanswered, recoveredMs }: Found): boolean {
  // Whoever asked the model waits for it first, and gets the documents' own words then.
  const isSlower = duringMs > bars.slower * beforeMs && duringMs - beforeMs > bars.slowerMs;
  const isUnaffected = neighbour === 'the model' || !isSlower;
  return isUnaffected && unanswered.length === 0 && recoveredMs <= bars.recoveredMs;
}

function say(found: Found): string {
  const { neighbour, mood, beforeMs, duringMs, unanswered, recoveredMs } = found;
  return [
    `${neighbour} ${mood}: the others answered after ${beforeMs.toFixed(0)} ms before, ${duringMs.toFixed(0)} ms meanwhile`,
    `${unanswered.length} unanswered${unanswered.map(sayUnanswered).join('')}`,
    `recovered after ${(recoveredMs / 1_000).toFixed(1)} s`,
    `memory ${found.megabytesBefore.toFixed(0)} to ${found.megabytesAfter.toFixed(0)} MB (${isMet(found) ? 'met' : 'MISSED'})`,
  ].join(', ');
}

function sayUnanswered({ kind, acknowledgedMs, tries }: Delivered): string {
  return ` (${kind}, ${acknowledgedMs === undefined ? `never acknowledged in ${tries}` : 'acknowledged'})`;
}
