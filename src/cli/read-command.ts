import type { Command } from './command.ts';
import { parse } from './parse.ts';
import { readAdmin } from './read-admin.ts';
import { readAsk } from './read-ask.ts';
import { readCheckIns } from './read-check-ins.ts';
import { readBackUp, readPackage, readRestore } from './read-files.ts';
import { readPeople } from './read-people.ts';
import { UsageError } from './usage-error.ts';

const commandNames = 'serve, ask, people, check-ins, admin, backup, restore, teams-package';

/** Reads the command line, without the program's own name. Throws a UsageError. */
export function readCommand(words: readonly string[]): Command {
  const [name, ...others] = words;
  switch (name) {
    case 'ask':
      return readAsk(others);
    case 'serve':
      return parse(others, { help: { type: 'boolean' } }).values.help ? { name: 'help' } : { name: 'serve' };
    case 'teams-package':
      return readPackage(others);
    case 'people':
      return readPeople(others);
    case 'check-ins':
      return readCheckIns(others);
    case 'admin':
      return readAdmin(others);
    case 'backup':
      return readBackUp(others);
    case 'restore':
      return readRestore(others);
    case 'help':
    case '--help':
    case '-h':
      return { name: 'help' };
    case undefined:
      throw new UsageError(`Say what to do: ${commandNames}.`);
    default:
      throw new UsageError(`There is no command "${name}". The commands are ${commandNames}.`);
  }
}
