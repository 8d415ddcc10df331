import type { CheckInsCommand } from '../cli/command.ts';
import type { Config } from '../config.ts';
import { toCsvLine } from '../to-csv-line.ts';
import { openStoresForCommand } from './open-stores-at.ts';

interface Dependencies {
  readonly config: Config;
  readonly write: (text: string) => void;
}

const columns = ['person', 'name', 'email', 'week', 'message', 'state', 'reason', 'due'];

/** What the command line does with check-ins: their sending, never what was said. Gives the exit code. */
export async function runCheckIns(
  command: CheckInsCommand['does'],
  { config, write }: Dependencies,
): Promise<number> {
  const { people, outbox, close } = await openStoresForCommand(config);
  try {
    if (command.what === 'resolve') {
      const { person, week, as } = command;
      const isResolved = (await outbox.resolve(person, week, as)) > 0;
      write(isResolved ? 'Written.\n' : 'Nothing is unknown for that person and week.\n');
      return isResolved ? 0 : 1;
    }
    const byId = new Map((await people.all()).map((person) => [person.id, person]));
    write(toCsvLine(columns));
    for (const { kind, personId, week, state, reason = '', dueAt } of await outbox.statuses()) {
      const { name = '', email = '' } = byId.get(personId) ?? {};
      write(toCsvLine([personId, name, email, week, kind, state, reason, new Date(dueAt).toISOString()]));
    }
    return 0;
  } finally {
    await close();
  }
}
