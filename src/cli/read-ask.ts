import type { Command } from './command.ts';
import { parse } from './parse.ts';
import { UsageError } from './usage-error.ts';

export function readAsk(words: readonly string[]): Command {
  const { values, positionals } = parse(
    words,
    {
      json: { type: 'boolean' },
      batch: { type: 'boolean' },
      conversation: { type: 'boolean' },
      knowledge: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    true,
  );
  if (values.help) return { name: 'help' };
  const question = positionals.join(' ');
  const { json = false, batch = false, conversation = false, knowledge } = values;
  const problem = explainMisuse({
    question,
    json,
    batch,
    conversation,
    knowledge,
    count: positionals.length,
  });
  if (problem) throw new UsageError(problem);
  if (batch) return { name: 'ask', knowledge, way: { mode: 'batch', isConversation: conversation } };
  if (positionals.length === 0) return { name: 'ask', knowledge, way: { mode: 'conversation' } };
  return { name: 'ask', knowledge, way: { mode: 'question', question, asJson: json } };
}

interface Asked {
  readonly question: string;
  readonly count: number;
  readonly json: boolean;
  readonly batch: boolean;
  readonly conversation: boolean;
  readonly knowledge: string | undefined;
}

function explainMisuse({ question, count, json, batch, conversation, knowledge }: Asked): string | undefined {
  if (knowledge?.trim() === '') return '--knowledge needs the name of a folder.';
  if (conversation && !batch)
    return '--conversation goes with --batch; without a question, ask is a conversation.';
  if (batch && count > 0) return '--batch reads its questions from standard input: leave the question out.';
  if (count > 0 && question.trim() === '') return 'The question is empty.';
  if (json && !batch && count === 0) return '--json needs a question; for many of them use --batch.';
  return undefined;
}
