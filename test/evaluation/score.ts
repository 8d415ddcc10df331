import type { Answer, FrameworkCitation } from '../../src/answers/answer.ts';
import type { AnswerQuestion } from '../../src/answers/answer-question.ts';
import type { Topic } from '../../src/answers/asked.ts';
import type { Lookups } from '../../src/framework/lookups.ts';
import { judge } from './judge.ts';
import type { Kind, Question } from './question.ts';

export interface Judged {
  readonly question: Question;
  readonly answer: Answer;
  readonly isRight: boolean;
  readonly isAmong: boolean;
  readonly areQuotesVerbatim: boolean;
}

/** Asks the questions, each as a conversation of its own; the last answer of each. */
export function answerAll(questions: readonly Question[], answerQuestion: AnswerQuestion): Answer[] {
  return questions.map(({ turns }) => {
    let topic: Topic | undefined;
    let answer = answerQuestion('', undefined);
    for (const turn of turns) {
      answer = answerQuestion(turn, topic);
      topic = answer.topic ?? topic;
    }
    return answer;
  });
}

export function judgeAll(
  questions: readonly Question[],
  answers: readonly Answer[],
  lookups: Lookups,
  isVerbatim: (citation: FrameworkCitation) => boolean,
): Judged[] {
  return questions.flatMap((question, at) => {
    const answer = answers[at];
    if (!answer) return [];
    const areQuotesVerbatim = answer.citations.every(isVerbatim);
    return [{ question, answer, areQuotesVerbatim, ...judge(question, answer, lookups) }];
  });
}

export interface Row {
  readonly name: string;
  readonly bar: number;
  readonly isAtMost: boolean;
  /** Share of the judged that count; undefined where none of them is of this kind. */
  readonly value: number | undefined;
  readonly count: number;
}

/** The table that the product is held to. */
export function toRows(judged: readonly Judged[]): Row[] {
  const row = (
    name: string,
    bar: number,
    of: readonly Judged[],
    counts: (one: Judged) => boolean,
    isAtMost = false,
  ): Row => ({
    name,
    bar,
    isAtMost,
    value: of.length > 0 ? of.filter(counts).length / of.length : undefined,
    count: of.length,
  });
  const kinds = (...wanted: Kind[]) =>
    judged.filter(({ question }) => wanted.includes(question.kind) && !question.typo);
  const answerable = judged.filter(
    ({ question }) => !['unrelated', 'near', 'clarify', 'chat'].includes(question.kind),
  );
  const right = (one: Judged) => one.isRight;
  return [
    row(
      'describe, skills, skill level: right one cited first',
      0.98,
      kinds('describe', 'skills', 'skill-level', 'skill-in-role'),
      right,
    ),
    row('skills of a role level: complete, each with its level', 1, kinds('skills'), right),
    row('which roles need a skill: complete and nothing else', 1, kinds('which-roles'), right),
    row('compare, next step: both sides right', 0.95, kinds('compare', 'next-step'), right),
    row(
      'typing errors in the name',
      0.95,
      judged.filter(({ question }) => question.typo),
      right,
    ),
    row('open: a right role level cited first', 0.8, kinds('open'), right),
    row('open: a right role level among the citations', 0.95, kinds('open'), (one) => one.isAmong),
    row('paraphrase, offline', 0.45, kinds('paraphrase'), right),
    row('unrelated refused', 0.97, kinds('unrelated'), right),
    row('near ones refused', 0.95, kinds('near'), right),
    row(
      'wrongly refused',
      0.04,
      answerable,
      ({ answer }) => answer.kind === 'not-covered' || answer.kind === 'chat',
      true,
    ),
    row('answered wrong', 0.03, judged, (one) => one.answer.kind === 'answer' && !one.isRight, true),
    row(
      'quotes verbatim',
      1,
      judged.filter(({ answer }) => answer.citations.length > 0),
      (one) => one.areQuotesVerbatim,
    ),
    row('follow-ups', 0.95, kinds('follow-up'), right),
    row('asked back where there are two readings', 0.8, kinds('clarify'), right),
    row('small talk met as such', 0.95, kinds('chat'), right),
  ];
}

export function isMet({ value, bar, isAtMost }: Row): boolean {
  if (value === undefined) return true;
  return isAtMost ? value <= bar : value >= bar;
}
