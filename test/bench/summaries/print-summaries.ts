import { median, percentile } from '../statistics.ts';
import { historyWeeks } from './measure-organisation.ts';
import type { Measured } from './measure-summaries.ts';

/** Printed, not asserted: a busy machine is no fault. */
const bars = { teamP99Ms: 50, organisationMs: 1_500, blockedMs: 50, pictureP99Ms: 150 };

export function printSummaries({ teams, organisation, pictures, keptBytes }: Measured, weeks: number): void {
  const { first, again, withHistory, blocked, answers, answersBefore } = organisation;
  const megabytes = (keptBytes / 1_000_000).toFixed(1);
  console.log(
    [
      `  team of 12, for the first time: ${sayP99(teams.first, bars.teamP99Ms)}`,
      `  again: ${sayP99(teams.again, bars.teamP99Ms)}`,
      `  after a summary in each of ${weeks} weeks: ${sayP99(teams.withHistory, bars.teamP99Ms)}`,
      `  organisation, for the first time: ${sayEach(first, bars.organisationMs)}`,
      `  again: ${sayEach(again, bars.organisationMs)}`,
      `  after a summary in each of ${Math.min(historyWeeks, weeks)} weeks: ${sayEach(withHistory, bars.organisationMs)}`,
      `  meanwhile nothing else had its turn for ${sayEach(blocked, bars.blockedMs)}`,
      `  meanwhile other people’s answers: ${sayTimes(answers)}; before: ${sayTimes(answersBefore)}`,
      `  kept of the first: ${megabytes} MB`,
      ...[...pictures].map(
        ([skills, times]) => `  picture of ${skills} skills: ${sayP99(times, bars.pictureP99Ms)}`,
      ),
    ].join('\n'),
  );
}

function sayTimes(times: readonly number[]): string {
  return `p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms of ${times.length}`;
}

function sayP99(times: readonly number[], bar: number): string {
  return `${sayTimes(times)} (bar: p99 at most ${bar}, ${sayMet(percentile(times, 0.99), bar)})`;
}

function sayEach(times: readonly number[], bar: number): string {
  const most = Math.max(...times);
  return `median ${median(times).toFixed(0)} ms, at most ${most.toFixed(0)} ms of ${times.length} (bar: at most ${bar}, ${sayMet(most, bar)})`;
}

function sayMet(measured: number, bar: number): string {
  return measured <= bar ? 'met' : 'MISSED';
}
