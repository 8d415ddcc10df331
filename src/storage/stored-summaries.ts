import type { Transaction } from 'kysely';
import type { Release } from '../summaries/audit.ts';
import type { SkillRelease } from '../summaries/show-skill.ts';
import type { NewlyShown, SummaryStore } from '../summaries/shown-before.ts';
import type { Database } from './open-database.ts';
import { packContributions, unpackContributions } from './packed-contributions.ts';
import type { Tables } from './tables.ts';

export function createStoredSummaries(database: Database): SummaryStore {
  return {
    async count(viewerId) {
      const row = await database
        .selectFrom('summary')
        .select(({ fn }) => fn.max('number').as('last'))
        .where('viewer_id', '=', viewerId)
        .executeTakeFirst();
      return row?.last ?? 0;
    },

    ofSkill: createOfSkill(database),

    async figures(viewerId, scope) {
      const row = await database
        .selectFrom('summary')
        .select('figures')
        .where('viewer_id', '=', viewerId)
        .where('scope', '=', scope)
        .where('figures', 'is not', null)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.figures ? JSON.parse(row.figures) : undefined;
    },

    async keep(viewerId, count, shown) {
      return database.transaction().execute(async (transaction) => {
        const { scope, at, figures } = shown;
        const added = await transaction
          .insertInto('summary')
          .values({
            ...{ viewer_id: viewerId, number: count + 1, scope, at },
            figures: figures ? JSON.stringify(figures) : null,
          })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (Number(added.numInsertedOrUpdatedRows ?? 0) === 0) return false;
        await keepShown(transaction, viewerId, count + 1, shown);
        return true;
      });
    },
  };
}

function createOfSkill(database: Database): SummaryStore['ofSkill'] {
  return async (viewerId, skill) => {
    const rows = await database
      .selectFrom('summary_release')
      .selectAll()
      .where('viewer_id', '=', viewerId)
      .where('skill', '=', skill)
      .orderBy('number')
      .execute();
    const named = await database
      .selectFrom('summary_named')
      .select('key')
      .where('viewer_id', '=', viewerId)
      .where('skill', '=', skill)
      .execute();
    return {
      releases: rows.map(({ scope, at, release }) => ({ scope, at, ...toRelease(release) })),
      named: new Set(named.map(({ key }) => key)),
    };
  };
}

/** As many rows as either engine takes the parameters of. */
const together = 500;

async function keepShown(
  transaction: Transaction<Tables>,
  viewerId: string,
  number: number,
  { scope, at, releases, named }: NewlyShown,
): Promise<void> {
  for (const release of releases) {
    const { skill } = release.shown;
    await transaction
      .insertInto('summary_release')
      .values({ viewer_id: viewerId, skill, number, scope, at, release: toJson(release) })
      .execute();
  }
  const rows = [...named].flatMap(([skill, keys]) =>
    keys.map((key) => ({ viewer_id: viewerId, skill, key })),
  );
  for (let from = 0; from < rows.length; from += together) {
    await transaction
      .insertInto('summary_named')
      .values(rows.slice(from, from + together))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

interface Kept {
  readonly shown: SkillRelease['shown'];
  readonly hasLevels: boolean;
  readonly minimum: number;
  readonly releases: readonly { readonly of: string; readonly told: Release['told'] }[];
}

function toJson({ shown, hasLevels, minimum, releases }: SkillRelease): string {
  const kept: Kept = {
    ...{ shown, hasLevels, minimum },
    releases: releases.map(({ contributions, told }) => ({ of: packContributions(contributions), told })),
  };
  return JSON.stringify(kept);
}

function toRelease(json: string): Omit<SkillRelease, 'scope'> {
  // Written by `toJson` alone.
  const { shown, hasLevels, minimum, releases } = JSON.parse(json) as Kept;
  const read = releases.map(({ of, told }) => ({ contributions: unpackContributions(of), told }));
  return { shown, hasLevels, minimum, contributions: read[0]?.contributions ?? [], releases: read };
}
