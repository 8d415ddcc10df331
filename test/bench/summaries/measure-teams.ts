import type { LoadedAnswers } from '../../../src/commands/load-answers.ts';
import { boundsOf } from '../../../src/schedule/weeks.ts';
import type { Bot } from './open-bot.ts';
import type { Known, Organisation } from './organisation.ts';

export interface Bench {
  readonly loaded: LoadedAnswers;
  readonly organisation: Organisation;
  readonly weeks: readonly string[];
  readonly bot: Bot;
  readonly clock: { at: number };
}

/** In milliseconds, and without the picture. */
export interface TeamTimes {
  readonly first: readonly number[];
  readonly again: readonly number[];
  /** Of managers who were shown one in each of the weeks. */
  readonly withHistory: readonly number[];
}

const managersWithHistory = 5;
const timesWithHistory = 20;
const managersWithout = 200;

/** A manager's own team: many managers for the first time and again, and some who look at it every week. */
export async function measureTeams(bench: Bench): Promise<TeamTimes> {
  const { managers } = bench.organisation;
  const withHistory = managers.slice(-managersWithHistory);
  const others = managers.slice(0, -managersWithHistory).slice(-managersWithout);
  const first = await askAll(bench.bot, others);
  const again = await askAll(bench.bot, others);
  await atTheEndOf(bench.weeks, bench.clock, () => askAll(bench.bot, withHistory));
  const times: number[] = [];
  for (let round = 0; round < timesWithHistory; round++)
    times.push(...(await askAll(bench.bot, withHistory)));
  return { first, again, withHistory: times };
}

/** As it was then; afterwards it is now again. */
export async function atTheEndOf(
  weeks: readonly string[],
  clock: { at: number },
  act: () => Promise<unknown>,
): Promise<void> {
  const now = clock.at;
  for (const week of weeks) {
    clock.at = boundsOf(week, 'UTC').until;
    await act();
  }
  clock.at = now;
}

async function askAll(bot: Bot, managers: readonly Known[]): Promise<number[]> {
  const times: number[] = [];
  for (const manager of managers) {
    const { reply, ms, pictureMs } = await bot.ask(manager, 'team summary');
    if (reply.blocks.length < 3) throw new Error('a manager was shown no summary');
    times.push(ms - pictureMs);
  }
  return times;
}
