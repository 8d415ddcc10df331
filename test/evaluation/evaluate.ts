import { parseArgs } from 'node:util';
import { createAnswers } from '../../src/answers/create-answers.ts';
import { loadFramework } from '../../src/framework/load-framework.ts';
import { createLookups } from '../../src/framework/lookups.ts';
import { loadEverydayWords } from '../../src/retrieval/everyday-words.ts';
import { hasShared, sharedFolder } from '../shared-data.ts';
import { generateQuestions } from './generate.ts';
import { readQuestions } from './question.ts';
import { askAll, isMet, type Judged, type Row, toRows } from './score.ts';
import { createQuoteCheck } from './verbatim.ts';

// What the development half gets wrong may be read; the held-back half is only counted, so that nothing is tuned on it.
const { values } = parseArgs({ options: { failures: { type: 'boolean', default: false } } });

if (!hasShared) {
  console.error(`The evaluation needs the whole framework in ${sharedFolder}/framework`);
  process.exit(1);
}
const folder = `${sharedFolder}/framework`;
const framework = await loadFramework(folder);
const everyday = await loadEverydayWords(new URL('../../knowledge', import.meta.url).pathname, framework);
const lookups = createLookups(framework);
const answerQuestion = createAnswers(framework, everyday, { support: '' });
const isVerbatim = createQuoteCheck(folder);
const ask = (questions: Parameters<typeof askAll>[0]) =>
  askAll(questions, answerQuestion, lookups, isVerbatim);

const development = ask(readQuestions('development'));
const sets = {
  development,
  'held back': ask(readQuestions('held-back')),
  generated: ask(generateQuestions(framework, lookups)),
};
if (values.failures) for (const judged of development) if (!judged.isRight) printFailure(judged);

const tables = Object.values(sets).map(toRows);
console.log(
  `${'on the whole framework'.padEnd(58)}${'bar'.padStart(6)}${Object.keys(sets)
    .map((name) => name.padStart(18))
    .join('')}`,
);
tables[0]?.forEach((row, at) => {
  const cells = tables.map((table) => cell(table[at]));
  console.log(
    `${row.name.padEnd(58)}${(row.isAtMost ? '≤' : '≥') + row.bar.toFixed(2)}${cells.join('')}`.trimEnd(),
  );
});
const isAllMet = tables.every((table) => table.every(isMet));
console.log(isAllMet ? 'every bar is met' : 'below the bar where a figure is marked with !');
process.exitCode = isAllMet ? 0 : 1;

function cell(row: Row | undefined): string {
  if (!row || row.value === undefined) return '—'.padStart(18);
  return `${isMet(row) ? '' : '! '}${row.value.toFixed(3)} of ${row.count}`.padStart(18);
}

function printFailure({ question, answer }: Judged): void {
  const cited = answer.citations[0];
  console.log(`${question.kind}: ${question.turns.join(' // ')}`);
  console.log(`  expected ${JSON.stringify(question.expect).slice(0, 160)}`);
  console.log(
    `  ${answer.kind}: ${cited?.roleLevel ?? '—'} / ${cited?.skill ?? '—'}; ${answer.suggestions
      .map(({ label }) => label)
      .join(', ')
      .slice(0, 120)}`,
  );
}
