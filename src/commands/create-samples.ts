import { keepSampleRatings } from '../check-ins/sample-ratings.ts';
import type { Config } from '../config.ts';
import type { Framework } from '../framework/model.ts';
import { settleSampleTeam } from '../people/sample-team.ts';
import type { Stores } from '../storage/open-stores.ts';
import { listPersonalData } from './personal-data.ts';

interface Dependencies {
  readonly config: Config;
  readonly isTryOut: boolean;
  readonly framework: Framework;
  readonly stores: Stores;
}

/** Whom one can be while trying it out, once they are settled. */
export function createSamples(dependencies: Dependencies) {
  let team: Awaited<ReturnType<typeof settleSamples>> = [];
  return {
    team: () => team,
    async settle() {
      team = await settleSamples(dependencies);
    },
  };
}

/** Whom one can be while trying it out, with what they have answered; nobody otherwise. */
async function settleSamples({ config, isTryOut, framework, stores }: Dependencies) {
  const { people, ratings, overview } = stores;
  const held = listPersonalData(stores);
  const sampleTeam = await settleSampleTeam({
    ...{ isTryOut, framework, people, held, now: Date.now },
    // Postgres is an organisation's; so is a database with people in it, whose settings are missing.
    mayBegin: async () => config.place.engine === 'sqlite' && (await overview.people('')).known === 0,
  });
  if (sampleTeam.length > 0) await keepSampleRatings({ framework, ratings, now: Date.now });
  return sampleTeam;
}
