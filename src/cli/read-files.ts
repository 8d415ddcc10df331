import type { Command } from './command.ts';
import { parse } from './parse.ts';
import { UsageError } from './usage-error.ts';

const packageFile = 'rolecall-teams.zip';

export function readPackage(words: readonly string[]): Command {
  const { values, positionals } = parse(words, { help: { type: 'boolean', short: 'h' } }, true);
  if (values.help) return { name: 'help' };
  const [file = packageFile, ...others] = positionals;
  if (others.length > 0) throw new UsageError('teams-package takes one file.');
  return { name: 'teams-package', file };
}

export function readBackUp(words: readonly string[]): Command {
  const { values, positionals } = parse(words, { help: { type: 'boolean', short: 'h' } }, true);
  if (values.help) return { name: 'help' };
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('backup takes the name of a new file.');
  return { name: 'backup', file };
}

export function readRestore(words: readonly string[]): Command {
  const options = { overwrite: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  const { values, positionals } = parse(words, options, true);
  if (values.help) return { name: 'help' };
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('restore takes the file of a backup.');
  return { name: 'restore', file, isForced: values.overwrite ?? false };
}
