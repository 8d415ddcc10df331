import { percentile } from '../../bench/statistics.ts';
import type { StubSlack } from '../stubs/slack.ts';
import type { StubTeams } from '../stubs/teams.ts';
import type { Delivered } from './delivered.ts';

interface Dependencies {
  readonly all: readonly Delivered[];
  readonly slack: Pick<StubSlack, 'arrivals'>;
  readonly teams: Pick<StubTeams, 'arrivals'>;
}

export interface Tally {
  readonly events: number;
  readonly acknowledged: number;
  /** Acknowledged, and nothing ever came. */
  readonly lost: readonly Delivered[];
  readonly twice: readonly Delivered[];
  /** Acknowledged, and only an apology came. */
  readonly apologised: readonly Delivered[];
  /** Acknowledged when it was tried again. */
  readonly later: number;
  /** Never acknowledged, although their platform tried as often as it does. */
  readonly refused: number;
  readonly ackP99Ms: number;
  readonly ackMostMs: number;
  /** From the acknowledgement to the answer. */
  readonly answerP99Ms: number;
}

/** What became of all events. What is answered in its response is as good as its acknowledgement. */
export function tally({ all, slack, teams }: Dependencies): Tally {
  const arrivalsOf = ({ kind }: Delivered) => (kind.startsWith('slack') ? slack : teams).arrivals;
  const acknowledged = all.filter(({ acknowledgedMs }) => acknowledgedMs !== undefined);
  const posted = acknowledged.filter(({ kind }) => kind !== 'teams card');
  const ackMs = acknowledged.flatMap(({ acknowledgedMs }) => acknowledgedMs ?? []);
  const answerMs = posted.flatMap((each) => {
    const first = arrivalsOf(each).firstAt(each.key);
    return first === undefined ? [] : first - (each.acknowledgedAt ?? first);
  });
  return {
    events: all.length,
    acknowledged: acknowledged.length,
    lost: posted.filter((each) => arrivalsOf(each).firstAt(each.key) === undefined),
    twice: all.filter((each) => arrivalsOf(each).isTwice(each.key)),
    apologised: posted.filter((each) => arrivalsOf(each).isApology(each.key)),
    later: acknowledged.filter(({ tries }) => tries > 1).length,
    refused: all.length - acknowledged.length,
    ackP99Ms: percentile(ackMs, 0.99),
    ackMostMs: percentile(ackMs, 1),
    answerP99Ms: percentile(answerMs, 0.99),
  };
}

export function sayTally(found: Tally): string {
  return [
    `${found.events} events, ${found.acknowledged} acknowledged (${found.later} when tried again)`,
    `${found.lost.length} lost, ${found.twice.length} twice, ${found.apologised.length} with an apology`,
    `acknowledged p99 ${found.ackP99Ms.toFixed(0)} ms, at most ${found.ackMostMs.toFixed(0)} ms`,
    `answered p99 ${found.answerP99Ms.toFixed(0)} ms after that`,
  ].join('; ');
}
