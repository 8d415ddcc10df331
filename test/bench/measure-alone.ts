// A process of its own, started by bench.ts: how soon a folder can be asked, and how much memory that and answering take.
import { loadAnswers } from '../../src/commands/load-answers.ts';
import { readQuestions } from '../evaluation/question.ts';
import type { Alone } from './alone.ts';
import { askInTurn } from './ask-in-turn.ts';

const [knowledgeFolder = '', rounds = '0', most = '0'] = process.argv.slice(2);

const started = performance.now();
const { answerQuestion } = await loadAnswers({ knowledgeFolder, supportContact: '' });
const readyMs = performance.now() - started;
const readyMegabytes = peakMegabytes();

const questions = readQuestions('development').slice(0, Number(most));
const warmUp = 1;
const answerMs: number[] = [];
for (let round = 0; Number(rounds) > 0 && round < warmUp + Number(rounds); round++) {
  for (const { turns } of questions) {
    const { ms } = askInTurn(answerQuestion, turns);
    if (round >= warmUp) answerMs.push(...ms);
  }
}
const alone: Alone = { readyMs, readyMegabytes, answerMs, peakMegabytes: peakMegabytes() };
console.log(JSON.stringify(alone));

function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}
