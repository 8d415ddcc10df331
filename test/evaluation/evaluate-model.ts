import type { Answer } from '../../src/answers/answer.ts';
import type { LoadedAnswers } from '../../src/commands/load-answers.ts';
import { forbidTracing } from '../../src/config/forbid-tracing.ts';
import { loadSettingsFile } from '../../src/config/load-settings-file.ts';
import { readKnowledgeConfig } from '../../src/config.ts';
import type { ModelSettings } from '../../src/models/settings.ts';
import { askWithModel, type WithModel } from './ask-with-model.ts';
import { type FakeModel, fakeNames, startFakeModel } from './fake-model.ts';
import { printRows } from './print-rows.ts';
import { type Question, spread } from './question.ts';
import { type Judged, type Row, toRows } from './score.ts';

interface Evaluated {
  readonly sets: Readonly<Record<string, readonly Question[]>>;
  /** Of each set. */
  readonly most: number | undefined;
  readonly loaded: LoadedAnswers;
  readonly judgeDefault: (questions: readonly Question[]) => Judged[];
  readonly judge: (questions: readonly Question[], answers: readonly Answer[]) => Judged[];
}

const shareOfLies = 1 / 3;
/** Of each set; each costs a request, but with a fake model. */
const mostOfConfigured = 400;

/**
 * Quality with a model beside the embedded default; whether no lie was shown. A fake model cites whatever comes first to
 * it: of quality its figures say nothing, only that everything works together.
 */
export async function evaluateWithModel(evaluated: Evaluated): Promise<boolean> {
  const { sets, loaded, judgeDefault, judge } = evaluated;
  loadSettingsFile('.env', process.env);
  forbidTracing(process.env);
  const configured = readKnowledgeConfig(process.env).model;
  const fake = configured ? undefined : await startFakeModel(shareOfLies);
  if (fake) console.log('No model is configured: a fake one writes, and lies in a third of its sentences.');
  const settings = configured ?? settingsOf(fake?.url ?? '');
  const columns: Record<string, Row[]> = {};
  const liesShown: string[] = [];
  const most = evaluated.most ?? (configured ? mostOfConfigured : Number.POSITIVE_INFINITY);
  for (const [name, all] of Object.entries(sets)) {
    const questions = spread(all, most);
    columns[`${name}, alone`] = toRows(judgeDefault(questions));
    const asked = await askWithModel(questions, { settings, loaded, fake });
    columns[`${name}, model`] = toRows(judge(questions, asked.answers));
    printCounts(name, asked);
    liesShown.push(...asked.liesShown);
  }
  if (fake) await printLies(fake, liesShown);
  printRows('on the whole framework', columns);
  return liesShown.length === 0;
}

function settingsOf(baseUrl: string): ModelSettings {
  return { via: { kind: 'openai', baseUrl }, ...fakeNames, firstTokenMs: 5_000, answerMs: 45_000 };
}

function printCounts(name: string, { sentences, requests }: WithModel): void {
  const say = (counts: ReadonlyMap<string, number>) =>
    [...counts].map(([outcome, count]) => `${outcome} ${count}`).join(', ');
  console.log(`${name}: answers: ${say(requests)}; sentences: ${say(sentences)}`);
}

async function printLies(fake: FakeModel, liesShown: readonly string[]): Promise<void> {
  const { all, lies } = fake.written();
  console.log(`of ${all} sentences ${lies} were lies, of which ${liesShown.length} were shown (bar: 0)`);
  for (const lie of liesShown) console.log(`  ${lie}`);
  await fake.stop();
}
