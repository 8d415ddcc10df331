import type { Command } from './command.ts';
import { parse } from './parse.ts';
import { UsageError } from './usage-error.ts';

export function readCheckIns(words: readonly string[]): Command {
  const options = { csv: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  const { values, positionals } = parse(words, options, true);
  if (values.help) return { name: 'help' };
  const [what, person, week, as, ...others] = positionals;
  if (what === 'status' && person === undefined && values.csv) return { name: 'check-ins', does: { what } };
  const isComplete = what === 'resolve' && person !== undefined && week !== undefined && others.length === 0;
  if (isComplete && (as === 'sent' || as === 'due'))
    return { name: 'check-ins', does: { what, person, week, as } };
  throw new UsageError(
    'check-ins takes "status --csv", or "resolve" with a person, a week, and "sent" or "due".',
  );
}
