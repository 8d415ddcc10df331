import type { Account } from '../src/chat/incoming.ts';
import type { Log } from '../src/chat/log.ts';
import type { ChatPlatform } from '../src/chat/platform.ts';
import { type Core, createCore } from '../src/commands/create-core.ts';
import { type LoadedAnswers, loadAnswers } from '../src/commands/load-answers.ts';
import { openDocuments } from '../src/commands/open-documents.ts';
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
  /** Emails and accounts of those who may administer. */
  readonly admins?: readonly string[];
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
  const load = () => loadAnswers({ knowledgeFolder, supportContact: 'Call Sam on 123.' });
  const loaded = options.loaded ?? (await load());
  const stores = options.stores ?? (await openMemory(now));
  const {
    log = mute,
    logsQuestions = false,
    isTryOut = false,
    profiles = knowsNobody,
    admins = [],
  } = options;
  const startedAt = new Date(now());
  const { current, look } = await openDocuments({
    ...{ first: { loaded, begunAt: now() }, load, reloads: stores.reloads, log, now },
    make: async (fresh, documents) =>
      createCore({
        ...{ ...fresh, stores, profiles, log, logsQuestions, isTryOut, now, admins, documents },
        ...{ count: () => undefined, draw: createDraw({ log }), summaryMinimum: 5 },
        installation: () => ({ version: '1.2.3', engine: 'sqlite', process: { role: 'all', startedAt } }),
      }),
    retire: async () => undefined,
  });
  const core: Core = {
    respond: (incoming, progress) => current().respond(incoming, progress),
    actions: current().actions,
    plan: () => current().plan(),
    compose: (claimed) => current().compose(claimed),
  };
  return { ...loaded, ...core, look, stores };
}

/** A database that is gone with the process. */
function openMemory(now: () => number): Promise<Stores> {
  const onError = (error: unknown) => {
    throw error;
  };
  return openStores({ place: { engine: 'sqlite', file: ':memory:' }, now, onError });
}
