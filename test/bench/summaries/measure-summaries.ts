import { sql } from 'kysely';
import type { LoadedAnswers } from '../../../src/commands/load-answers.ts';
import { openDatabase, type Place } from '../../../src/storage/open-database.ts';
import { measureOrganisation, type OrganisationTimes } from './measure-organisation.ts';
import { measurePictures } from './measure-pictures.ts';
import { measureTeams, type TeamTimes } from './measure-teams.ts';
import { openBot } from './open-bot.ts';
import type { Organisation } from './organisation.ts';

interface Dependencies {
  readonly place: Place;
  readonly loaded: LoadedAnswers;
  readonly organisation: Organisation;
  readonly weeks: readonly string[];
  /** How often each is drawn. */
  readonly pictures: number;
  readonly now: number;
}

export interface Measured {
  readonly teams: TeamTimes;
  readonly organisation: OrganisationTimes;
  /** By how many skills are in them. */
  readonly pictures: ReadonlyMap<number, readonly number[]>;
  /** What is kept of one summary of the organisation. */
  readonly keptBytes: number;
}

const skillsInPictures = [12, 40];

export async function measureSummaries({
  place,
  now,
  pictures: times,
  ...given
}: Dependencies): Promise<Measured> {
  const clock = { at: now };
  const bot = await openBot(place, given.loaded, clock);
  const bench = { ...given, bot, clock };
  const teams = await measureTeams(bench);
  const organisation = await measureOrganisation(bench);
  const pictures = new Map<number, number[]>();
  for (const skills of skillsInPictures) pictures.set(skills, await measurePictures(bot, skills, times));
  await bot.close();
  return { teams, organisation, pictures, keptBytes: await keptOf(place) };
}

/** Of the largest of the first summaries, which is the organisation's. */
async function keptOf(place: Place): Promise<number> {
  const database = await openDatabase({ place, onError: (error) => console.error(error) });
  const { rows } = await sql<{ bytes: number }>`
    select max(bytes) as bytes from (
      select sum(length(release)) as bytes from summary_release where number = 1 group by viewer_id
    ) as firsts
  `.execute(database);
  await database.destroy();
  return Number(rows[0]?.bytes);
}
