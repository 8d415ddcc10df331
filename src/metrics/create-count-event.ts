import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { answerKinds, type CountEvent, deliveryOutcomes, queues, refusals } from '../chat/count-event.ts';
import { startAtNothing, toLabel } from './labels.ts';

const platforms = ['slack', 'teams', 'web'] as const;
/** Whoever waits for an answer begins to wonder after two seconds, and gives up after some tens. */
const replySeconds = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30, 60, 600];
/** Slack waits for three seconds. */
const keptSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];

/** Once for each registry. */
export function createCountEvent(registry: Registry): CountEvent {
  const { answers, presses, refused, settled } = createCounters(registry);
  const { reply, kept, queued } = createMeasures(registry);
  return (event) => {
    switch (event.what) {
      case 'answer':
        answers.inc({ platform: toPlatform(event.platform), kind: toLabel(event.kind) });
        break;
      case 'press':
        presses.inc({ platform: toPlatform(event.platform), action: toLabel(event.action) });
        break;
      case 'kept':
        kept.observe({ platform: toPlatform(event.platform) }, event.seconds);
        break;
      case 'settled':
        settled.inc({ platform: toPlatform(event.platform), outcome: toLabel(event.outcome) });
        if (event.outcome === 'answered')
          reply.observe({ platform: toPlatform(event.platform) }, event.seconds);
        break;
      case 'queued':
        queued.inc({ queue: event.queue }, event.by);
        break;
      case 'refused':
        refused.inc({ by: toPlatform(event.by), reason: event.reason });
    }
  };
}

function toPlatform(name: string): string {
  return [...platforms, 'server'].find((platform) => platform === name) ?? 'other';
}

function createCounters(registry: Registry) {
  const registers = [registry];
  const answers = new Counter({
    name: 'rolecall_answers_total',
    help: 'Answers to questions, by whether the documents had them',
    ...{ labelNames: ['platform', 'kind'] as const, registers },
  });
  const presses = new Counter({
    name: 'rolecall_presses_total',
    help: 'Buttons that people pressed, by what they do',
    ...{ labelNames: ['platform', 'action'] as const, registers },
  });
  const settled = new Counter({
    name: 'rolecall_events_total',
    help: 'What platforms delivered, by what became of it',
    ...{ labelNames: ['platform', 'outcome'] as const, registers },
  });
  const refused = new Counter({
    name: 'rolecall_refusals_total',
    help: 'What came over the network and was not taken, by why',
    ...{ labelNames: ['by', 'reason'] as const, registers },
  });
  startAtNothing(answers, { platform: platforms, kind: answerKinds.map(toLabel) });
  startAtNothing(settled, { platform: platforms, outcome: deliveryOutcomes.map(toLabel) });
  startAtNothing(refused, { by: ['slack', 'teams', 'server'], reason: refusals });
  return { answers, presses, settled, refused };
}

function createMeasures(registry: Registry) {
  const registers = [registry];
  const reply = new Histogram({
    name: 'rolecall_reply_seconds',
    help: 'From the arrival of what somebody said or pressed to the reply to it',
    ...{ labelNames: ['platform'] as const, buckets: replySeconds, registers },
  });
  const kept = new Histogram({
    name: 'rolecall_acknowledgement_seconds',
    help: 'From the arrival of an event to its being kept, when it is acknowledged',
    ...{ labelNames: ['platform'] as const, buckets: keptSeconds, registers },
  });
  const queued = new Gauge({
    name: 'rolecall_queue_length',
    help: 'What waits in this process: deliveries for their answer, messages for their turn in Slack',
    ...{ labelNames: ['queue'] as const, registers },
  });
  for (const platform of platforms) {
    reply.zero({ platform });
    kept.zero({ platform });
  }
  startAtNothing(queued, { queue: queues });
  return { reply, kept, queued };
}
