import type { Command } from './command.ts';
import { parse } from './parse.ts';
import { UsageError } from './usage-error.ts';

export function readAdmin(words: readonly string[]): Command {
  const options = { csv: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  const { values, positionals } = parse(words, options, true);
  if (values.help) return { name: 'help' };
  const [what, before, after, ...others] = positionals;
  if (what === 'changes' && before !== undefined && after !== undefined && others.length === 0)
    return { name: 'admin', does: { what, before, after } };
  const isAlone = before === undefined && (what === 'feedback') === (values.csv ?? false);
  if (isAlone && (what === 'status' || what === 'deliveries' || what === 'feedback' || what === 'reload'))
    return { name: 'admin', does: { what } };
  throw new UsageError(
    'admin takes "status", "deliveries", "feedback --csv", "reload", or "changes" with two folders.',
  );
}
