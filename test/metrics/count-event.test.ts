import { expect, it } from 'vitest';
import type { CountedEvent } from '../../src/chat/count-event.ts';
import { createCountError } from '../../src/metrics/create-count-error.ts';
import { createCountEvent } from '../../src/metrics/create-count-event.ts';
import { createMetrics } from '../../src/metrics/create-metrics.ts';

function open() {
  const registry = createMetrics();
  const countEvent = createCountEvent(registry);
  const countError = createCountError(registry);
  /** What is not zero. */
  const counted = async () =>
    (await registry.metrics())
      .split('\n')
      .filter((line) => line.startsWith('rolecall_') && !line.endsWith(' 0'));
  return { registry, countEvent, countError, counted };
}

it.each<[string, readonly CountedEvent[], readonly string[]]>([
  [
    'answers by platform and kind',
    [
      { what: 'answer', platform: 'slack', kind: 'answer' },
      { what: 'answer', platform: 'slack', kind: 'answer' },
      { what: 'answer', platform: 'teams', kind: 'not-covered' },
    ],
    [
      'rolecall_answers_total{platform="slack",kind="answer"} 2',
      'rolecall_answers_total{platform="teams",kind="not_covered"} 1',
    ],
  ],
  [
    'what is pressed',
    [{ what: 'press', platform: 'web', action: 'show-all' }],
    ['rolecall_presses_total{platform="web",action="show_all"} 1'],
  ],
  [
    'what waits',
    [
      { what: 'queued', queue: 'deliveries', by: 1 },
      { what: 'queued', queue: 'deliveries', by: 1 },
      { what: 'queued', queue: 'deliveries', by: -1 },
    ],
    ['rolecall_queue_length{queue="deliveries"} 1'],
  ],
  [
    'what is refused, and why',
    [
      { what: 'refused', by: 'teams', reason: 'tenant' },
      { what: 'refused', by: 'server', reason: 'connections' },
    ],
    [
      'rolecall_refusals_total{by="teams",reason="tenant"} 1',
      'rolecall_refusals_total{by="server",reason="connections"} 1',
    ],
  ],
  [
    'what failed, without its time',
    [{ what: 'settled', platform: 'slack', outcome: 'given up', seconds: 600 }],
    ['rolecall_events_total{platform="slack",outcome="given_up"} 1'],
  ],
  [
    'how long a reply took',
    [{ what: 'settled', platform: 'slack', outcome: 'answered', seconds: 25 }],
    [
      'rolecall_events_total{platform="slack",outcome="answered"} 1',
      ...['30', '60', '600', '+Inf'].map(
        (seconds) => `rolecall_reply_seconds_bucket{le="${seconds}",platform="slack"} 1`,
      ),
      'rolecall_reply_seconds_sum{platform="slack"} 25',
      'rolecall_reply_seconds_count{platform="slack"} 1',
    ],
  ],
  [
    'how long it took until an event was kept',
    [{ what: 'kept', platform: 'teams', seconds: 1.5 }],
    [
      ...['2', '3', '+Inf'].map(
        (seconds) => `rolecall_acknowledgement_seconds_bucket{le="${seconds}",platform="teams"} 1`,
      ),
      'rolecall_acknowledgement_seconds_sum{platform="teams"} 1.5',
      'rolecall_acknowledgement_seconds_count{platform="teams"} 1',
    ],
  ],
  [
    'a platform that it does not know as another',
    [{ what: 'answer', platform: 'T0123456', kind: 'chat' }],
    ['rolecall_answers_total{platform="other",kind="chat"} 1'],
  ],
])('counts %s', async (_, events, expected) => {
  const { countEvent, counted } = open();
  for (const event of events) countEvent(event);
  expect(await counted()).toEqual(expected);
});

it('counts errors by their place, and those of an unknown one together', async () => {
  const { countError, counted } = open();
  for (const place of ['slack', 'slack', 'Ada Lovelace', undefined]) countError(place);
  expect(await counted()).toEqual([
    'rolecall_errors_total{place="slack"} 2',
    'rolecall_errors_total{place="other"} 2',
  ]);
});

it('has everything but the buttons from nothing on', async () => {
  const text = await open().registry.metrics();
  expect(text).toContain('rolecall_answers_total{platform="web",kind="clarify"} 0\n');
  expect(text).toContain('rolecall_events_total{platform="slack",outcome="lapsed"} 0\n');
  expect(text).toContain('rolecall_refusals_total{by="slack",reason="timestamp"} 0\n');
  expect(text).toContain('rolecall_queue_length{queue="slack"} 0\n');
  expect(text).toContain('rolecall_reply_seconds_count{platform="teams"} 0\n');
  expect(text).toContain('rolecall_errors_total{place="database"} 0\n');
});
