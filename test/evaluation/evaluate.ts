import { parseArgs } from 'node:util';
import { loadAnswers } from '../../src/commands/load-answers.ts';
import { createLookups } from '../../src/framework/lookups.ts';
import { hasShared, sharedFolder } from '../shared-data.ts';
import { generateQuestions } from './generate.ts';
import { printRows } from './print-rows.ts';
import { type Question, readQuestions, spread } from './question.ts';
import { answerAll, type Judged, judgeAll, toRows } from './score.ts';
import { createQuoteCheck } from './verbatim.ts';

// What the development half gets wrong may be read; the held-back half is only counted, so that nothing is tuned on it.
const { values } = parseArgs({
  options: {
    failures: { type: 'boolean', default: false },
    /** With the model of the settings beside the embedded default; without one with a fake that lies. */
    model: { type: 'boolean', default: false },
    /** Of each set: all, and 400 with a configured model, because each question costs. */
    most: { type: 'string' },
  },
});

if (!hasShared) {
  console.error(`The evaluation needs the whole framework in ${sharedFolder}/framework`);
  process.exit(1);
}
const folder = `${sharedFolder}/framework`;
const loaded = await loadAnswers({ knowledgeFolder: folder, supportContact: '' });
const lookups = createLookups(loaded.framework);
const isVerbatim = createQuoteCheck(folder);
const sets = {
  development: readQuestions('development'),
  'held back': readQuestions('held-back'),
  generated: generateQuestions(loaded.framework, lookups),
};

process.exitCode = (await (values.model ? evaluateModel() : evaluateDefault())) ? 0 : 1;

async function evaluateDefault(): Promise<boolean> {
  const most = Number(values.most ?? Number.POSITIVE_INFINITY);
  const judged = Object.entries(sets).map(
    ([name, questions]) => [name, judgeDefault(spread(questions, most))] as const,
  );
  if (values.failures) for (const one of judged[0]?.[1] ?? []) if (!one.isRight) printFailure(one);
  const columns = judged.map(([name, each]) => [name, toRows(each)]);
  return printRows('on the whole framework', Object.fromEntries(columns));
}

async function evaluateModel(): Promise<boolean> {
  const { evaluateWithModel } = await import('./evaluate-model.ts');
  const { development, 'held back': heldBack } = sets;
  return evaluateWithModel({
    sets: { development, 'held back': heldBack },
    most: values.most === undefined ? undefined : Number(values.most),
    loaded,
    judgeDefault,
    judge: (questions, answers) => judgeAll(questions, answers, lookups, isVerbatim),
  });
}

function judgeDefault(questions: readonly Question[]): Judged[] {
  return judgeAll(questions, answerAll(questions, loaded.answerQuestion), lookups, isVerbatim);
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
