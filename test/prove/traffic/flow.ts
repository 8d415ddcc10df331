import { setTimeout as wait } from 'node:timers/promises';
import type { StubSlack } from '../stubs/slack.ts';
import type { StubTeams } from '../stubs/teams.ts';
import type { Deliver } from './deliver.ts';
import type { Event } from './event.ts';
import { createSlackEvents } from './slack-events.ts';
import { createTeamsEvents } from './teams-events.ts';

interface Dependencies {
  readonly slack: StubSlack;
  readonly teams: StubTeams;
  readonly signingSecret: string;
  readonly questions: readonly string[];
  readonly run: string;
}

export interface Flow {
  readonly deliver: Deliver['deliver'];
  readonly perSecond: number;
  readonly seconds: number;
  readonly stopped?: AbortSignal;
}

const renewMs = 30 * 60 * 1_000;

/** Lets people do things in both platforms, evenly spread over the time. */
export async function createFlow({ slack, teams, signingSecret, questions, run }: Dependencies) {
  let authorization = await teams.authorize();
  let authorizedAt = performance.now();
  const inSlack = createSlackEvents({ signingSecret, run, responseUrlOf: slack.responseUrlOf });
  const { serviceUrl } = teams;
  const inTeams = createTeamsEvents({ serviceUrl, run, authorization: () => authorization });
  /** In turn, so that every short run has some of each. */
  const doings: readonly ((n: number, question: string) => Event)[] = [
    ...[inSlack.mention, inTeams.message, inSlack.direct, inTeams.message, inSlack.mention],
    ...[inTeams.press, inSlack.press, inTeams.message, inSlack.command, inTeams.card],
    ...[inSlack.mention, inTeams.message, (n: number) => inSlack.home(n), inTeams.message],
  ];
  let n = 0;

  const next = (): Event => {
    const doing = doings[n % doings.length] ?? inSlack.mention;
    const question = questions[n % questions.length] ?? '';
    n += 1;
    return doing(n, question);
  };

  return async ({ deliver, perSecond, seconds, stopped }: Flow): Promise<void> => {
    const started = performance.now();
    for (let sent = 0; sent < perSecond * seconds && !stopped?.aborted; sent++) {
      const dueMs = started + (sent * 1_000) / perSecond - performance.now();
      if (dueMs > 0) await wait(dueMs);
      if (performance.now() - authorizedAt > renewMs) {
        authorization = await teams.authorize();
        authorizedAt = performance.now();
      }
      deliver(next());
    }
  };
}
