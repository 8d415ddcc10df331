import type { Installs, Workspace } from '../chat/installs.ts';
import type { Database } from './open-database.ts';
import { createSeal, type Seal } from './seal.ts';

interface Dependencies {
  readonly database: Database;
  /** What is kept can be read only with the same one. */
  readonly secret: string;
  /** The one before: what is still sealed with it can be read, and is sealed anew. */
  readonly oldSecret?: string;
}

/** A token was sealed with a secret that is not set. */
class SealedOtherwiseError extends Error {
  override readonly name = 'SealedOtherwiseError';
}

const howToMend =
  'what lets the bot act in a workspace was sealed with another SLACK_STATE_SECRET: set that one as SLACK_STATE_SECRET_OLD and start again, or let the workspace install the bot again';

export function createStoredInstalls({ database, secret, oldSecret }: Dependencies): Installs {
  const seal = createSeal(secret);
  const oldSeal = oldSecret === undefined ? undefined : createSeal(oldSecret);
  const open = createOpen(seal, oldSeal);

  /** Where nobody has installed it anew meanwhile. */
  const sealAnew = async ({ platform, id }: Workspace, before: string, text: string): Promise<void> => {
    await database
      .updateTable('install')
      .set({ sealed: seal.close(text, nameOf({ platform, id })) })
      .where('platform', '=', platform)
      .where('workspace', '=', id)
      .where('sealed', '=', before)
      .execute();
  };

  return {
    async save({ platform, id }, text) {
      const sealed = seal.close(text, nameOf({ platform, id }));
      await database
        .insertInto('install')
        .values({ platform, workspace: id, sealed })
        .onConflict((conflict) => conflict.columns(['platform', 'workspace']).doUpdateSet({ sealed }))
        .execute();
    },
    async find({ platform, id }) {
      const row = await database
        .selectFrom('install')
        .select('sealed')
        .where('platform', '=', platform)
        .where('workspace', '=', id)
        .executeTakeFirst();
      return row && open(row.sealed, { platform, id }).text;
    },
    async remove({ platform, id }) {
      await database
        .deleteFrom('install')
        .where('platform', '=', platform)
        .where('workspace', '=', id)
        .execute();
    },
    async sealAnew() {
      const counts = { sealed: 0, unreadable: 0 };
      const rows = await database.selectFrom('install').selectAll().execute();
      for (const { platform, workspace: id, sealed } of rows) {
        const opened = tryToOpen(open, sealed, { platform, id });
        if (opened === undefined) counts.unreadable++;
        else if (opened.isOld) {
          await sealAnew({ platform, id }, sealed, opened.text);
          counts.sealed++;
        }
      }
      return counts;
    },
  };
}

type Open = (sealed: string, workspace: Workspace) => { readonly text: string; readonly isOld: boolean };

function createOpen(seal: Seal, oldSeal: Seal | undefined): Open {
  return (sealed, workspace) => {
    const about = nameOf(workspace);
    try {
      return { text: seal.open(sealed, about), isOld: false };
    } catch (error) {
      if (!oldSeal) throw new SealedOtherwiseError(howToMend, { cause: error });
    }
    try {
      return { text: oldSeal.open(sealed, about), isOld: true };
    } catch (error) {
      throw new SealedOtherwiseError(howToMend, { cause: error });
    }
  };
}

function tryToOpen(open: Open, sealed: string, workspace: Workspace): ReturnType<Open> | undefined {
  try {
    return open(sealed, workspace);
  } catch (error) {
    if (error instanceof SealedOtherwiseError) return undefined;
    throw error;
  }
}

function nameOf({ platform, id }: Workspace): string {
  return JSON.stringify([platform, id]);
}
