import { createHash } from 'node:crypto';
import type { VectorStore } from '../retrieval/vector-store.ts';
import type { Database } from './open-database.ts';

interface Dependencies {
  readonly database: Database;
  readonly now: () => number;
}

const dayMs = 24 * 60 * 60 * 1_000;
// Two processes may have two versions of the documents, and an older version may come back: nothing is forgotten at once.
const keptUnusedMs = 30 * dayMs;

export function createStoredVectors({ database, now }: Dependencies): VectorStore {
  return {
    async find(model, texts) {
      if (texts.length === 0) return new Map();
      const textOf = new Map(texts.map((text) => [hashOf(text), text]));
      const rows = await database
        .selectFrom('vector')
        .select(['hash', 'vector'])
        .where('model', '=', model)
        .where('hash', 'in', [...textOf.keys()])
        .execute();
      // To the day is exact enough, and a restart has nothing to write.
      await database
        .updateTable('vector')
        .set({ used_at: now() })
        .where('model', '=', model)
        .where('hash', 'in', [...textOf.keys()])
        .where('used_at', '<', now() - dayMs)
        .execute();
      return new Map(rows.map(({ hash, vector }) => [textOf.get(hash) ?? '', toVector(vector)]));
    },

    async keep(model, vectors) {
      if (vectors.size === 0) return;
      const rows = [...vectors].map(([text, vector]) => ({
        ...{ model, hash: hashOf(text), vector: toBase64(vector), used_at: now() },
      }));
      await database
        .insertInto('vector')
        .values(rows)
        .onConflict((conflict) =>
          conflict
            .columns(['model', 'hash'])
            .doUpdateSet(({ ref }) => ({ vector: ref('excluded.vector'), used_at: ref('excluded.used_at') })),
        )
        .execute();
    },

    async forget(model) {
      await database.deleteFrom('vector').where('model', '=', model).execute();
    },

    async forgetUnused() {
      await database
        .deleteFrom('vector')
        .where('used_at', '<', now() - keptUnusedMs)
        .execute();
    },
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function toBase64({ buffer, byteOffset, byteLength }: Float32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

function toVector(base64: string): Float32Array {
  // A copy: what Buffer gives may begin where no float may.
  return new Float32Array(new Uint8Array(Buffer.from(base64, 'base64')).buffer);
}
