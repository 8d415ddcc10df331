import type { Answering, ChannelSettings } from '../chat/answering.ts';
import type { Database } from './open-database.ts';

interface Dependencies {
  readonly database: Database;
  readonly now: () => number;
}

export function createStoredChannelSettings({ database, now }: Dependencies): ChannelSettings {
  return {
    async answeringIn({ platform, workspace, id }) {
      const row = await database
        .selectFrom('channel')
        .select('answering')
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .executeTakeFirst();
      // Written by `choose` alone.
      return (row?.answering as Answering | undefined) ?? 'mentions';
    },
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
