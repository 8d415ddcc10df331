import type { Question } from '../evaluation/question.ts';
import type { Engine } from './engine.ts';
import { isCompared, isHit } from './owner.ts';

export interface Raced {
  readonly name: string;
  readonly ms: number[];
  readonly compared: number;
  hits: number;
}

/** Asks every engine every question in turn, each going first as often; the first, cold round is judged and not timed. */
export function race(engines: readonly Engine[], questions: readonly Question[], rounds: number): Raced[] {
  const compared = questions.filter(isCompared).length;
  const runners = engines.map((engine) => ({
    engine,
    raced: { name: engine.name, ms: [], compared, hits: 0 } as Raced,
  }));
  for (let round = 0; round <= rounds; round++) {
    for (const [at, question] of questions.entries()) {
      const first = (at + round) % runners.length;
      for (const { engine, raced } of [...runners.slice(first), ...runners.slice(0, first)]) {
        const { ms, owners } = engine.ask(question);
        if (round > 0) raced.ms.push(...ms);
        else if (isCompared(question) && isHit(question, owners())) raced.hits++;
      }
    }
  }
  return runners.map(({ raced }) => raced);
}
