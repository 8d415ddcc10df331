// npm run prove: what the product does on many replicas, with faults and under load, as one table.
// npm run prove -- --minutes 0.5 ROW: the rows that take long take half a minute; of one row alone.
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { databaseStopped } from './database-stopped.ts';
import { million } from './million.ts';
import { neighboursFailing } from './neighbours.ts';
import { replicasKilled } from './replicas-killed.ts';
import { resourcesOut } from './resources.ts';
import type { Row } from './row.ts';
import { soaked } from './soak.ts';
import { start } from './start.ts';

const rows: readonly Row[] = [
  ...[replicasKilled, databaseStopped, resourcesOut, neighboursFailing],
  ...[soaked, million, start],
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '20' } },
});
const scale = Number(values.minutes) / 20;
const chosen = positionals.length === 0 ? rows : rows.filter(({ name }) => positionals.includes(name));
if (chosen.length === 0 || !(scale > 0)) {
  console.error(`npm run prove -- [--minutes 20] [${rows.map(({ name }) => name).join('|')}]`);
  process.exit(1);
}

console.log(`node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`);
console.log('\n| what | bar | measured | |\n|---|---|---|---|');
const notes: string[] = [];
for (const { name, what, bar, run } of chosen) {
  const found = await run(scale);
  if (!found.isMet) process.exitCode = 1;
  console.log(`| ${what} | ${bar} | ${found.measured} | ${found.isMet ? 'met' : 'MISSED'} |`);
  notes.push(...(found.notes ?? []).map((note) => `${name}: ${note}`));
}
if (notes.length > 0) console.log(`\n${notes.join('\n')}`);
console.log(`\nload ${loadavg()[0]?.toFixed(1)} at the end`);
