import type { Command } from './command.ts';
import { parse } from './parse.ts';
import { UsageError } from './usage-error.ts';

export function readPeople(words: readonly string[]): Command {
  const options = {
    apply: { type: 'boolean' },
    'skip-bad': { type: 'boolean' },
    'remove-missing': { type: 'boolean' },
    'remove-most': { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  const { values, positionals } = parse(words, options, true);
  if (values.help) return { name: 'help' };
  const [what, file, ...others] = positionals;
  const {
    apply: isApplied = false,
    'skip-bad': skipsBad = false,
    'remove-missing': isWhole = false,
    'remove-most': mayRemoveMost = false,
  } = values;
  if (what === 'list' && file === undefined) return { name: 'people', does: { what } };
  const isOne = file !== undefined && others.length === 0;
  if (what === 'import' && isOne)
    return { name: 'people', does: { what, file, isApplied, skipsBad, isWhole, mayRemoveMost } };
  if (what === 'bring-back' && isOne) return { name: 'people', does: { what, who: file } };
  if (what === 'forget' && isOne) return { name: 'people', does: { what, who: file, isApplied } };
  throw new UsageError(
    'people takes "list", "import" with one file, or "bring-back" or "forget" with an email or account.',
  );
}
