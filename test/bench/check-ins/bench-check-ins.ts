import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { unseenProgress } from '../../../src/chat/progress.ts';
import { type Core, createCore } from '../../../src/commands/create-core.ts';
import { loadAnswers } from '../../../src/commands/load-answers.ts';
import type { Person } from '../../../src/people/person.ts';
import { createSendDue } from '../../../src/schedule/send-due.ts';
import { openStores, type Stores } from '../../../src/storage/open-stores.ts';
import { createDraw } from '../../../src/summaries/rendering/create-draw.ts';
import { type Engine, engines } from '../../contracts/databases.ts';
import { hasShared, sharedFolder } from '../../shared-data.ts';
import { unadministered } from '../../unadministered.ts';
import { percentile } from '../statistics.ts';

const count = Number(process.argv[2] ?? 10_000);
const platformMs = 10;
const bars = { planMs: 2_000, sendSeconds: 60, saveP99Ms: 20, skillsP99Ms: 10 };

if (!hasShared) {
  console.error(`The bench needs the whole framework in ${sharedFolder}/framework`);
  process.exit(1);
}

const loaded = await loadAnswers({ knowledgeFolder: `${sharedFolder}/framework`, supportContact: '' });
const { framework } = loaded;
const log = { info: () => undefined, error: (details: object) => console.error(details) };
const draw = createDraw({ log });
const profiles = { profileOf: async () => ({}), findAccount: async () => undefined };
console.log(
  `node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} at the start; ${count} people`,
);
for (const engine of engines.filter(({ isReachable }) => isReachable)) await measure(engine);

async function measure(engine: Engine): Promise<void> {
  const made = await engine.create();
  const onError = (error: unknown) => {
    throw error;
  };
  const stores = await openStores({ place: made.place, now: Date.now, onError });
  const people = peopleOf(count);
  await stores.people.save(people);
  const core = createCore({
    ...{
      ...unadministered,
      ...loaded,
      stores,
      profiles,
      log,
      logsQuestions: false,
      isTryOut: false,
      now: Date.now,
    },
    ...{ count: () => undefined, draw, summaryMinimum: 5 },
  });
  const started = performance.now();
  await core.plan();
  const planMs = performance.now() - started;
  const sending = sendAll(stores, core);
  const saved = await measureWhile(sending, (at) => save(core, people, at));
  const skills: number[] = [];
  for (let at = 0; at < 500; at++) skills.push(await timed(() => showSkills(core, people, at)));
  say(engine.name, { planMs, sendSeconds: await sending, saved, skills });
  await stores.close();
  await made.remove();
}

/** Whose check-in has been due since the week began. */
function peopleOf(howMany: number): Person[] {
  const roleLevels = framework.roleLevels.filter(({ expectations }) => expectations.length > 1);
  const workingDays = [1, 2, 3, 4, 5, 6, 7] as const;
  const times = { day: 1, time: '00:00', timeZone: 'Europe/London', workingDays } as const;
  return Array.from({ length: howMany }, (_, at): Person => {
    const roleLevel = roleLevels[at % roleLevels.length];
    return {
      ...{ id: `person-${at}`, name: `Person ${at}`, times, enrolment: 'weekly', enrolledAt: 0 },
      account: { platform: 'fake', workspace: 'w', id: `person-${at}` },
      ...{ role: roleLevel?.role.name ?? '', roleLevel: roleLevel?.name ?? '' },
    };
  });
}

/** The real questions to a platform that takes a moment, with no limit to its rate. In seconds. */
async function sendAll({ outbox }: Stores, { compose }: Core): Promise<number> {
  const started = performance.now();
  const fake = {
    perSecond: 1_000_000,
    isTryOut: false,
    async sendPrivately() {
      await wait(platformMs);
      return { outcome: 'sent', reference: 'r' } as const;
    },
    findDelivery: async () => 'unknown' as const,
  };
  const send = createSendDue({
    outbox,
    compose,
    platforms: new Map([['fake', fake]]),
    log,
    now: Date.now,
  });
  while ((await send()) > 0);
  return (performance.now() - started) / 1_000;
}

async function measureWhile(
  ending: Promise<unknown>,
  act: (at: number) => Promise<unknown>,
): Promise<number[]> {
  const took: number[] = [];
  let isOver = false;
  void ending.then(() => {
    isOver = true;
  });
  for (let at = 0; !isOver; at++) {
    took.push(await timed(() => act(at)));
    await wait(5);
  }
  return took;
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

/** A press of the card as a platform brings it. */
async function save({ respond }: Core, people: readonly Person[], at: number): Promise<void> {
  const { account: from, roleLevel } = people[at % people.length] ?? {};
  const skill =
    framework.roleLevels.find(({ name }) => name === roleLevel)?.expectations[0]?.skill.name ?? '';
  if (!from) throw new Error('nobody is there');
  const step = { week: '2026-W48', left: [{ asks: 'level', skill }], done: [], value: 'does-not-apply' };
  await respond(
    {
      ...{ kind: 'press', id: `press-${at}`, from, conversation: 'c', audience: 'private', action: 'rate' },
      ...{ inputs: {}, value: JSON.stringify(step) },
    },
    unseenProgress,
  );
}

async function showSkills({ respond }: Core, people: readonly Person[], at: number): Promise<void> {
  const { account: from } = people[at % people.length] ?? {};
  if (!from) throw new Error('nobody is there');
  const message = { kind: 'message', id: `m-${at}`, from, conversation: 'c', audience: 'private' } as const;
  await respond({ ...message, text: 'my skills' }, unseenProgress);
}

interface Measured {
  readonly planMs: number;
  readonly sendSeconds: number;
  readonly saved: readonly number[];
  readonly skills: readonly number[];
}

function say(engine: string, { planMs, sendSeconds, saved, skills }: Measured): void {
  const met = (isMet: boolean) => (isMet ? 'met' : 'MISSED');
  const [saveP99, skillsP99] = [percentile(saved, 0.99), percentile(skills, 0.99)];
  console.log(
    [
      `\n${engine}`,
      `planning ${planMs.toFixed(0)} ms (bar: at most ${bars.planMs}, ${met(planMs <= bars.planMs)})`,
      `sending ${sendSeconds.toFixed(1)} s (bar: at most ${bars.sendSeconds}, ${met(sendSeconds <= bars.sendSeconds)})`,
      `saving a rating meanwhile, ${saved.length} times: p50 ${percentile(saved, 0.5).toFixed(1)} ms, p99 ${saveP99.toFixed(1)} ms (bar: p99 at most ${bars.saveP99Ms}, ${met(saveP99 <= bars.saveP99Ms)})`,
      `my skills: p50 ${percentile(skills, 0.5).toFixed(1)} ms, p99 ${skillsP99.toFixed(1)} ms (bar: at most ${bars.skillsP99Ms}, ${met(skillsP99 <= bars.skillsP99Ms)})`,
    ].join('\n  '),
  );
}
