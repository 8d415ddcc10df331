import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { atTheEndOf, type Bench } from './measure-teams.ts';
import type { Asked, Bot } from './open-bot.ts';
import type { Known } from './organisation.ts';

export interface OrganisationTimes {
  /** In milliseconds, and without the picture. */
  readonly first: readonly number[];
  readonly again: readonly number[];
  /** With a new release after those of earlier weeks. */
  readonly withHistory: readonly number[];
  /** The longest for which nothing else had its turn, each time. */
  readonly blocked: readonly number[];
  /** Of other people's questions meanwhile. */
  readonly answers: readonly number[];
  readonly answersBefore: readonly number[];
}

const rounds = 3;
export const historyWeeks = 12;
const nsInMs = 1e6;
const betweenAnswersMs = 5;
const answersBefore = 500;

/** All who are below the lead, while questions are answered. */
export async function measureOrganisation(bench: Bench): Promise<OrganisationTimes> {
  const { bot, organisation, weeks, clock } = bench;
  const { managers } = organisation;
  let { lead } = organisation;
  let others = 0;
  /** From another account, which has been shown nothing. */
  const begin = async (): Promise<void> => {
    const account = { ...lead.account, id: `lead-${others++}` };
    await bot.stores.people.change(lead.id, (one) => ({ ...one, account }));
    lead = { ...lead, account };
  };
  const meanwhile: number[] = [];
  const blocked: number[] = [];
  const before: number[] = [];
  const ask = async (): Promise<number> => {
    const { asked, answers, blockedMs } = await askWhileAnswering(bot, lead, managers);
    meanwhile.push(...answers);
    blocked.push(blockedMs);
    return asked.ms - asked.pictureMs;
  };
  for (let at = 0; at < answersBefore; at++) before.push(await answerOne(bot, managers, at));
  const times = { first: [] as number[], again: [] as number[], withHistory: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    await begin();
    times.first.push(await ask());
    times.again.push(await ask());
  }
  for (let round = 0; round < rounds; round++) {
    await begin();
    await atTheEndOf(weeks.slice(-historyWeeks), clock, () => bot.ask(lead, 'organisation summary'));
    times.withHistory.push(await ask());
  }
  return { ...times, blocked, answers: meanwhile, answersBefore: before };
}

async function askWhileAnswering(bot: Bot, lead: Known, others: readonly Known[]) {
  const answers: number[] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  let isOver = false;
  delay.enable();
  const answering = (async () => {
    for (let at = 0; !isOver; at++) {
      answers.push(await answerOne(bot, others, at));
      await wait(betweenAnswersMs);
    }
  })();
  const asked: Asked = await bot.ask(lead, 'organisation summary').finally(() => {
    isOver = true;
  });
  delay.disable();
  await answering;
  return { asked, answers, blockedMs: delay.max / nsInMs };
}

async function answerOne(bot: Bot, people: readonly Known[], at: number): Promise<number> {
  const person = people[at % people.length];
  if (!person) throw new Error('nobody is there');
  return (await bot.ask(person, 'what does an IT service manager do?')).ms;
}
