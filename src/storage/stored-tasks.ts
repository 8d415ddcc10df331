import type { Tasks } from '../retention/keep-forgetting.ts';
import type { Database } from './open-database.ts';

interface Dependencies {
  readonly database: Database;
  readonly now: () => number;
}

export function createStoredTasks({ database, now }: Dependencies): Tasks {
  return {
    async take(name, nextAt) {
      // Of several processes one changes the row; the others find it changed.
      const taken = await database
        .insertInto('task')
        .values({ name, due_at: nextAt })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet({ due_at: nextAt }).where('task.due_at', '<=', now()),
        )
        .returning('name')
        .executeTakeFirst();
      return taken !== undefined;
    },
    async putBack(name, dueAt) {
      await database.updateTable('task').set({ due_at: dueAt }).where('name', '=', name).execute();
    },
  };
}
