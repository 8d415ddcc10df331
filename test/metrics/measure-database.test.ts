import { expect, it, onTestFinished } from 'vitest';
import { countInStores } from '../../src/metrics/count-in-stores.ts';
import { createMetrics } from '../../src/metrics/create-metrics.ts';
import { createOnQuery, measureQueues } from '../../src/metrics/measure-database.ts';
import type { Outbox, Planned } from '../../src/schedule/outbox.ts';
import { openStores } from '../../src/storage/open-stores.ts';

const dayMs = 86_400_000;

async function open() {
  const registry = createMetrics();
  const errors: unknown[] = [];
  let time = Date.now();
  const onError = (error: unknown) => void errors.push(error);
  const opened = await openStores({
    ...{ place: { engine: 'sqlite', file: ':memory:' }, now: () => time, onError },
    onQuery: createOnQuery(registry),
  });
  onTestFinished(() => opened.close());
  const stores = countInStores(opened, registry);
  let isOut = false;
  const orOut = async <Counts>(read: () => Promise<Counts>): Promise<Counts> => {
    if (isOut) throw new Error('the database is gone');
    return read();
  };
  measureQueues({
    ...{ registry, onError, now: () => time },
    inbox: { countOpen: () => orOut(stores.inbox.countOpen) },
    outbox: { countOpen: () => orOut(stores.outbox.countOpen) },
  });
  const figures = async (name: RegExp) =>
    (await registry.metrics()).split('\n').filter((line) => name.test(line) && !line.endsWith(' 0'));
  return {
    ...{ stores, figures, errors },
    passes: (ms: number) => {
      time += ms;
    },
    breaks: () => {
      isOut = true;
    },
    plan: (personId: string, more: Partial<Planned> = {}) =>
      stores.outbox.plan([
        {
          ...{ kind: 'check-in', personId, week: '2026-W48', dueAt: time, closesAt: time + dayMs },
          ...more,
        },
      ]),
  };
}

async function send(outbox: Outbox) {
  for (const claimed of await outbox.claimDue(10)) {
    await outbox.begin(claimed);
    await outbox.finish(claimed, { state: 'sent', reference: 'r' });
    expect(await outbox.finish(claimed, { state: 'sent', reference: 'r' })).toBe(false);
  }
}

it('says what waits in the database, and asks it every fifteen seconds at most', async () => {
  const { stores, figures, passes, plan } = await open();
  const isOpen = /^rolecall_(?:inbox|deliveries)_open\{/;
  await stores.inbox.accept({ platform: 'slack', id: '1', body: '{}' });
  await plan('ada');
  expect(await figures(isOpen)).toEqual([
    'rolecall_inbox_open{platform="slack"} 1',
    'rolecall_deliveries_open{kind="check_in",state="due"} 1',
  ]);
  await stores.inbox.accept({ platform: 'teams', id: '1', body: '{}' });
  await send(stores.outbox);
  passes(14_999);
  expect(await figures(isOpen)).toContain('rolecall_deliveries_open{kind="check_in",state="due"} 1');
  passes(1);
  expect(await figures(isOpen)).toEqual([
    'rolecall_inbox_open{platform="slack"} 1',
    'rolecall_inbox_open{platform="teams"} 1',
  ]);
});

it('leaves out what cannot be read, and says so once for each time', async () => {
  const { figures, errors, breaks, passes, plan } = await open();
  await plan('ada');
  await figures(/open/);
  breaks();
  passes(15_000);
  expect(await figures(/^rolecall_(?:inbox|deliveries)_open\{/)).toEqual([]);
  expect(await figures(/^process_resident_memory_bytes/)).toHaveLength(1);
  expect(errors).toHaveLength(2);
});

it('measures queries by what they do', async () => {
  const { stores, figures } = await open();
  const counts = async () => {
    const lines = await figures(/^rolecall_database_seconds_count/);
    return Object.fromEntries(
      lines.map((line) => [/kind="(\w+)"/.exec(line)?.[1], Number(line.split(' ')[1])]),
    );
  };
  const before = await counts();
  await stores.people.all();
  await stores.inbox.accept({ platform: 'slack', id: '1', body: '{}' });
  const after = await counts();
  expect(after['select']).toBeGreaterThan(before['select'] ?? 0);
  expect(after['insert']).toBe((before['insert'] ?? 0) + 1);
});

it('counts what is sent, answered and shown when it is written down, once', async () => {
  const { stores, figures, plan } = await open();
  const { outbox, sentCheckIns, summaries } = stores;
  await plan('ada');
  await plan('bob', { kind: 'summary' });
  await send(outbox);
  for (let times = 0; times < 2; times++) await sentCheckIns.markAnswered('ada', '2026-W48');
  const shown = { scope: 'team', at: 1, releases: [], named: new Map() } as const;
  expect(await summaries.keep('bob', 0, shown)).toBe(true);
  expect(await summaries.keep('bob', 0, shown)).toBe(false);
  expect(await figures(/^rolecall_(?:deliveries|check_ins|summaries).*_total/)).toEqual([
    'rolecall_deliveries_total{kind="check_in",state="sent"} 1',
    'rolecall_deliveries_total{kind="summary",state="sent"} 1',
    'rolecall_check_ins_answered_total 1',
    'rolecall_summaries_total 1',
  ]);
});
