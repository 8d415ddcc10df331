import { LRUCache } from 'lru-cache';
import type { Answering, Channel, ChannelSettings } from '../chat/answering.ts';
import type { Database } from './open-database.ts';

interface Dependencies {
  readonly database: Database;
  readonly now: () => number;
}

/** Another process's choice holds here after this. */
const knownMs = 5_000;
const mostKnown = 10_000;
/** In place of whoever chose, and had it deleted. */
const nobody = '';

export function createStoredChannelSettings({ database, now }: Dependencies): ChannelSettings {
  const known = new LRUCache<string, Answering>({
    max: mostKnown,
    ttl: knownMs,
    noDeleteOnStaleGet: true,
    perf: { now },
  });
  return {
    async answeringIn(channel) {
      const cached = known.get(keyOf(channel));
      if (cached) return cached;
      const read = database
        .selectFrom('channel')
        .select('answering')
        .where('platform', '=', channel.platform)
        .where('workspace', '=', channel.workspace)
        .where('id', '=', channel.id)
        .executeTakeFirst();
      const row = await read.catch((error: unknown) => {
        // While the database is away what was chosen last holds.
        const answering = known.get(keyOf(channel), { allowStale: true });
        if (answering) return { answering };
        throw error;
      });
      // Written by `choose` alone.
      const answering = (row?.answering as Answering | undefined) ?? 'mentions';
      known.set(keyOf(channel), answering);
      return answering;
    },
    async choose(channel, answering, by) {
      const { platform, workspace, id } = channel;
      const chosen = { answering, chosen_by: by.id, chosen_at: now() };
      await database
        .insertInto('channel')
        .values({ platform, workspace, id, ...chosen })
        .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'id']).doUpdateSet(chosen))
        .execute();
      known.set(keyOf(channel), answering);
    },
    async chosenBy({ platform, workspace, id }) {
      const rows = await database
        .selectFrom('channel')
        .select('id')
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('chosen_by', '=', id)
        .orderBy('id')
        .execute();
      return rows.map((row) => row.id);
    },
    async forgetWhoChose({ platform, workspace, id }) {
      await database
        .updateTable('channel')
        .set({ chosen_by: nobody })
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('chosen_by', '=', id)
        .execute();
    },
  };
}

function keyOf({ platform, workspace, id }: Channel): string {
  return JSON.stringify([platform, workspace, id]);
}
