import type { Answering, Channel, ChannelSettings } from '../chat/answering.ts';
import { createBatches } from './batches.ts';
import type { Database } from './open-database.ts';

interface Dependencies {
  readonly database: Database;
  readonly now: () => number;
}

export function createStoredChannelSettings({ database, now }: Dependencies): ChannelSettings {
  return {
    answeringIn: createBatches(async (channels) => {
      const ids = [...new Set(channels.map(({ id }) => id))];
      const rows = await database.selectFrom('channel').selectAll().where('id', 'in', ids).execute();
      // Written by `choose` alone.
      const chosen = new Map(rows.map((row) => [keyOf(row), row.answering as Answering]));
      return channels.map((channel) => chosen.get(keyOf(channel)) ?? 'mentions');
    }),
    async choose({ platform, workspace, id }, answering, by) {
      const chosen = { answering, chosen_by: by.id, chosen_at: now() };
      await database
        .insertInto('channel')
        .values({ platform, workspace, id, ...chosen })
        .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'id']).doUpdateSet(chosen))
        .execute();
    },
  };
}

function keyOf({ platform, workspace, id }: Channel): string {
  return JSON.stringify([platform, workspace, id]);
}
