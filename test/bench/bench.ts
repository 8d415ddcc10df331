import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasShared, sharedFolder } from '../shared-data.ts';
import { measureAlone, measureFirstAnswer } from './alone.ts';
import { type Bars, largeBars, wholeBars } from './bars.ts';
import { compareEngines } from './compare-engines.ts';
import { writeLargeFramework } from './large-framework.ts';
import { printAlone } from './print-alone.ts';
import { printRace } from './print-race.ts';

const largeRoleLevels = Number(process.argv[2] ?? 10_000);
const rounds = Number(process.argv[3] ?? 5);
const questions = Number(process.argv[4] ?? Number.POSITIVE_INFINITY);

if (!hasShared) {
  console.error(`The bench needs the whole framework in ${sharedFolder}/framework`);
  process.exit(1);
}
const wholeFolder = join(sharedFolder, 'framework');
const largeFolder = mkdtempSync(join(tmpdir(), 'rolecall-bench-'));
try {
  writeLargeFramework(wholeFolder, largeFolder, largeRoleLevels);
  const load = loadavg()[0]?.toFixed(1);
  console.log(`node ${process.version}, ${availableParallelism()} cores, load ${load} at the start`);
  await bench('the whole framework', wholeFolder, wholeBars);
  await bench(`${largeRoleLevels} role levels recombined from it`, largeFolder, largeBars);
} finally {
  rmSync(largeFolder, { recursive: true });
}

async function bench(title: string, folder: string, bars: Bars): Promise<void> {
  console.log(`\n${title}`);
  const firstAnswers = Math.min(bars.firstAnswers, 2 * rounds);
  printAlone(measureAlone(folder, rounds, questions), measureFirstAnswer(folder, firstAnswers), bars);
  printRace(await compareEngines(folder, rounds, questions));
}
