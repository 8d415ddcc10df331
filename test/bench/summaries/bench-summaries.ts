import { availableParallelism, loadavg } from 'node:os';
import { loadAnswers } from '../../../src/commands/load-answers.ts';
import { type Engine, engines } from '../../contracts/databases.ts';
import { hasShared, sharedFolder } from '../../shared-data.ts';
import { load, weeksBefore } from './load.ts';
import { measureSummaries } from './measure-summaries.ts';
import { createOrganisation } from './organisation.ts';
import { printSummaries } from './print-summaries.ts';

const count = Number(process.argv[2] ?? 10_000);
const weekCount = Number(process.argv[3] ?? 52);
const pictures = Number(process.argv[4] ?? 100);

if (!hasShared) {
  console.error(`The bench needs the whole framework in ${sharedFolder}/framework`);
  process.exit(1);
}

const loaded = await loadAnswers({ knowledgeFolder: `${sharedFolder}/framework`, supportContact: '' });
console.log(`node ${process.version}, ${availableParallelism()} cores, load ${loadOf()} at the start`);
for (const engine of engines.filter(({ isReachable }) => isReachable)) await bench(engine);

async function bench(engine: Engine): Promise<void> {
  const { place, remove } = await engine.create();
  try {
    const organisation = createOrganisation(loaded.framework, count);
    const now = Date.now();
    const weeks = weeksBefore(now, weekCount);
    const ratings = await load(place, organisation, weeks);
    console.log(`\n${engine.name}: ${count} people, ${ratings} ratings, load ${loadOf()}`);
    printSummaries(await measureSummaries({ place, loaded, organisation, weeks, pictures, now }), weekCount);
  } finally {
    await remove();
  }
}

function loadOf(): string {
  return loadavg()[0]?.toFixed(1) ?? '';
}
