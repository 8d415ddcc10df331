import type { Account } from '../src/chat/incoming.ts';
import type { Log } from '../src/chat/log.ts';
import type { ChatPlatform } from '../src/chat/platform.ts';
import { createCore } from '../src/commands/create-core.ts';
import { type LoadedAnswers, loadAnswers } from '../src/commands/load-answers.ts';
import { ownKnowledge } from '../src/config.ts';
import type { Profiles } from '../src/people/profiles.ts';
import { openStores, type Stores } from '../src/storage/open-stores.ts';
import { createDraw } from '../src/summaries/rendering/create-draw.ts';

interface Options {
  readonly knowledgeFolder?: string;
  /** In place of reading a folder. */
  readonly loaded?: LoadedAnswers;
  readonly stores?: Stores;
  readonly log?: Log;
  readonly logsQuestions?: boolean;
  readonly isTryOut?: boolean;
  readonly profiles?: Profiles;
  readonly now?: () => number;
}

/** A platform that knows nothing of anybody. */
export const knowsNobody: Profiles = { profileOf: async () => ({}), findAccount: async () => undefined };

const mute: Log = { info: () => undefined, error: () => undefined };

/** One that knows these people, by the ids of their accounts. */
export function knows(
  profiles: Readonly<Record<string, Awaited<ReturnType<ChatPlatform['profileOf']>>>>,
  toAccount: (id: string) => Account,
): Profiles {
  return {
    profileOf: async ({ id }) => profiles[id] ?? {},
    async findAccount(email) {
      const found = Object.entries(profiles).find(([, profile]) => profile.email === email);
      return found && toAccount(found[0]);
    },
  };
}

/** All that the product does, over the role document that comes with it or other documents, without a platform. */
export async function openCore({ knowledgeFolder = ownKnowledge, now = Date.now, ...options }: Options = {}) {
  const loaded =
    options.loaded ?? (await loadAnswers({ knowledgeFolder, supportContact: 'Call Sam on 123.' }));
  const stores = options.stores ?? (await openMemory(now));
  const { log = mute, logsQuestions = false, isTryOut = false, profiles = knowsNobody } = options;
  const core = createCore({
    ...{ ...loaded, stores, profiles, log, logsQuestions, isTryOut, now },
    ...{ draw: createDraw({ log }), summaryMinimum: 5 },
  });
  return { ...loaded, ...core, stores };
}

/** A database that is gone with the process. */
function openMemory(now: () => number): Promise<Stores> {
  const onError = (error: unknown) => {
    throw error;
  };
  return openStores({ place: { engine: 'sqlite', file: ':memory:' }, now, onError });
}
