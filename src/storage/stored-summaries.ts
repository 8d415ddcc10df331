import type { Transaction } from 'kysely';
import type { Release } from '../summaries/suppression/audit.ts';
import type { SkillRelease } from '../summaries/suppression/show-skill.ts';
import type { NewlyShown, SummaryStore } from '../summaries/suppression/shown-before.ts';
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

    ofSkills: createOfSkills(database),

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

function createOfSkills(database: Database): SummaryStore['ofSkills'] {
  return async (viewerId, skills) => {
    if (skills.length === 0) return () => ({ releases: [], named: new Set() });
    const [releases, named] = await Promise.all([
      database
        .selectFrom('summary_release')
        .select(['skill', 'scope', 'at', 'release'])
        .where('viewer_id', '=', viewerId)
        .where('skill', 'in', skills)
        .orderBy('number')
        .execute(),
      database
        .selectFrom('summary_named')
        .select(['skill', 'key'])
        .where('viewer_id', '=', viewerId)
        .where('skill', 'in', skills)
        .execute(),
    ]);
    const releasesOf = Map.groupBy(releases, ({ skill }) => skill);
    const namedOf = Map.groupBy(named, ({ skill }) => skill);
    return (skill) => ({
      releases: (releasesOf.get(skill) ?? []).map(({ scope, at, release }) => ({
        ...{ scope, at, ...toRelease(release) },
      })),
      named: new Set(namedOf.get(skill)?.map(({ key }) => key)),
    });
  };
}

/** As many rows as either engine takes the parameters of. */
const together = 500;
/** Of an organisation each takes a moment to pack, and others have their turn in between. */
const releasesTogether = 16;

async function keepShown(
  transaction: Transaction<Tables>,
  viewerId: string,
  number: number,
  { scope, at, releases, named }: NewlyShown,
): Promise<void> {
  for (let from = 0; from < releases.length; from += releasesTogether) {
    const some = releases.slice(from, from + releasesTogether);
    await transaction
      .insertInto('summary_release')
      .values(
        some.map((release) => ({
          ...{ viewer_id: viewerId, skill: release.shown.skill, number, scope, at },
          release: toJson(release),
        })),
      )
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
