import type { Feedback } from '../answers/feedback.ts';
import type { Citation } from '../chat/reply.ts';
import { toCsvLine } from '../to-csv-line.ts';

const columns = ['at', 'verdict', 'reason', 'question', 'answer', 'citations'];

/** For the people who look after the documents: what was said of answers, and not who said it. */
export function toFeedbackCsv(feedback: readonly Feedback[]): string {
  const rows = feedback.map(({ at, verdict, reason = '', question, text, citations }) => [
    ...[at.toISOString(), verdict, reason, question, text],
    citations.map(sayCitation).join('\n'),
  ]);
  return [columns, ...rows].map(toCsvLine).join('');
}

function sayCitation({ n, title, quote, file, line }: Citation): string {
  return `[${n}] ${title}, ${file}:${line}: “${quote}”`;
}
