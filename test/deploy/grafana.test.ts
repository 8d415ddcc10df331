import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { countInStores } from '../../src/metrics/count-in-stores.ts';
import { createCountError } from '../../src/metrics/create-count-error.ts';
import { createCountEvent } from '../../src/metrics/create-count-event.ts';
import { createCountWriting } from '../../src/metrics/create-count-writing.ts';
import { createMetrics } from '../../src/metrics/create-metrics.ts';
import { createOnQuery, measureQueues } from '../../src/metrics/measure-database.ts';
import { openStores } from '../../src/storage/open-stores.ts';

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[];
}

const file = resolve(import.meta.dirname, '../../deploy/grafana/rolecall.json');
const dashboard = JSON.parse(readFileSync(file, 'utf8')) as { readonly panels: readonly Panel[] };
const charts = dashboard.panels.filter(({ type }) => type !== 'row');

/** All metrics of a process that serves, each with the names of its labels. */
async function metrics(): Promise<Map<string, readonly string[]>> {
  const registry = createMetrics();
  const stores = await openStores({
    ...{ place: { engine: 'sqlite', file: ':memory:' }, now: Date.now },
    onError(error) {
      throw error;
    },
  });
  createCountEvent(registry);
  createCountError(registry);
  createCountWriting({ registry, prices: { input: 1, output: 1 } });
  createOnQuery(registry);
  countInStores(stores, registry);
  measureQueues({ ...stores, registry, now: Date.now, onError: () => undefined });
  await stores.close();
  return new Map(
    registry.getMetricsAsArray().flatMap((metric) => {
      const { name, labelNames = [] } = metric as unknown as { name: string; labelNames?: string[] };
      const ofHistogram = String(metric.type) === 'histogram' ? [`${name}_bucket`, `${name}_count`] : [];
      return [name, ...ofHistogram].map((each) => [each, labelNames] as const);
    }),
  );
}

/** Which metrics a query reads, and by which labels of theirs. */
function readQuery(expression: string) {
  const names = [...expression.matchAll(/\b(?:rolecall|nodejs|process)_\w+/g)].map(([name]) => name);
  const grouped = [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, labels = '']) =>
    labels.split(', '),
  );
  const chosen = [...expression.matchAll(/(\w+)=~?"/g)].map(([, label = '']) => label);
  const ofPrometheus = ['le', 'job', 'instance'];
  return { names, labels: [...grouped, ...chosen].filter((label) => !ofPrometheus.includes(label)) };
}

it('asks only for metrics that there are, by the labels that they have', async () => {
  const known = await metrics();
  for (const { title, targets = [] } of charts) {
    expect(targets, title).not.toEqual([]);
    for (const { expr } of targets) {
      const { names, labels } = readQuery(expr);
      expect(names, title).not.toEqual([]);
      expect(
        names.filter((name) => !known.has(name)),
        title,
      ).toEqual([]);
      for (const name of names)
        expect(known.get(name), `${title}: ${name}`).toEqual(expect.arrayContaining(labels));
    }
  }
});

it('shows every metric of Rolecall’s own', async () => {
  const shown = new Set(
    charts.flatMap(({ targets = [] }) => targets.flatMap(({ expr }) => readQuery(expr).names)),
  );
  const isShown = (name: string) =>
    [name, `${name}_bucket`, `${name}_count`].some((each) => shown.has(each)) ||
    shown.has(name.replace(/_(?:bucket|count)$/, '_bucket'));
  const own = [...(await metrics()).keys()].filter((name) => name.startsWith('rolecall_'));
  expect(own.length).toBeGreaterThan(10);
  expect(own.filter((name) => !isShown(name))).toEqual([]);
});

it('shows each of its labels in the legend', () => {
  for (const { title, targets = [] } of charts)
    for (const { expr, legendFormat } of targets) {
      const grouped = [...expr.matchAll(/\bby \(([^)]*)\)/g)]
        .flatMap(([, labels = '']) => labels.split(', '))
        .filter((label) => label !== 'le');
      expect(
        grouped.filter((label) => !legendFormat.includes(`{{${label}}}`)),
        title,
      ).toEqual([]);
    }
});

it('has panels that do not lie over each other, each with a number of its own', () => {
  expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
  const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, at) => `${x + (at % w)},${y + Math.floor(at / w)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(Math.max(...dashboard.panels.map(({ gridPos: { x, w } }) => x + w))).toBe(24);
});
