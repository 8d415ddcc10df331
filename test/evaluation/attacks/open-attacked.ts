import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAllowance } from '../../../src/answers/written/allowance.ts';
import type { Account } from '../../../src/chat/incoming.ts';
import { toPlainText } from '../../../src/chat/plain-text.ts';
import type { Line, Reply } from '../../../src/chat/reply.ts';
import { type LoadedAnswers, loadAnswers } from '../../../src/commands/load-answers.ts';
import { openWrittenAnswers } from '../../../src/commands/open-written-answers.ts';
import { openStores } from '../../../src/storage/open-stores.ts';
import { createPerson, fillTeam } from '../../fill-team.ts';
import { type FaultyServer, startFaultyServer } from '../../models/faulty-server.ts';
import { settingsAt } from '../../models/open-at.ts';
import { knows, openCore } from '../../open-core.ts';
import { obey } from './obey.ts';

const toAccount = (id: string): Account => ({ platform: 'fake', workspace: 'acme', id });

/** All that came of what somebody wrote. */
export interface Came {
  readonly reply: Reply;
  readonly appended: readonly Line[];
  /** The reply with all that a press on its buttons shows, and what was appended. */
  readonly shown: string;
}

export interface Attacked {
  say(text: string, conversation: string): Promise<Came>;
  readonly server: FaultyServer;
  /** Line by line. */
  readonly logged: readonly string[];
  readonly loaded: LoadedAnswers;
  stop(): Promise<void>;
}

interface Options {
  readonly knowledgeFolder: string;
  /** What whoever asks is called. */
  readonly name?: string;
}

/** The whole product with a model that obeys everybody but its operator, and seven people who have rated their skills. */
export async function openAttacked({ knowledgeFolder, name = 'Ada' }: Options): Promise<Attacked> {
  const server = await startFaultyServer({ models: ['gpt-5-mini'] });
  server.always({ does: 'write', text: obey });
  const logged: string[] = [];
  const write = (details: object, text: string) => void logged.push(JSON.stringify([details, text]));
  const log = { info: write, warn: write, error: write };
  const onError = (error: unknown) => {
    throw error;
  };
  const loaded = await loadAnswers({ knowledgeFolder, supportContact: 'Call Sam on 123.' });
  const stores = await openStores({
    ...{ place: { engine: 'sqlite', file: ':memory:' }, now: Date.now, onError },
  });
  await fillTeam(stores, 'ada@example.org');
  await stores.people.save([createPerson('ada', { name, account: toAccount('ada') })]);
  const written = openWrittenAnswers({
    ...{ settings: settingsAt(server.url), loaded, ...stores, log, count: () => undefined },
    allowance: createAllowance({
      ...{ counts: stores.tokenCounts, perPerson: 1e9, perDay: 1e9, now: Date.now, onError },
    }),
  });
  await written.settled;
  const profiles = knows({ ada: { name, email: 'ada@example.org' } }, toAccount);
  const core = await openCore({
    ...{ loaded: { ...loaded, answerer: written.answerer }, stores, profiles, log, logsQuestions: false },
  });
  let said = 0;

  return {
    ...{ server, logged, loaded },
    async say(text, conversation) {
      said += 1;
      const appended: Line[] = [];
      const progress = {
        stopped: new AbortController().signal,
        status: () => undefined,
        append: async (line: Line) => void appended.push(line),
      };
      const common = { from: toAccount('ada'), conversation, audience: 'private' } as const;
      const reply = await core.respond({ ...common, kind: 'message', id: `m${said}`, text }, progress);
      const more = await Promise.all(
        reply.suggestions
          .filter(({ action }) => action === 'show-all' || action === 'sources')
          .map(({ action, value }) =>
            core.respond(
              { ...common, kind: 'press', id: `p${said} ${action}`, action, value, inputs: {} },
              progress,
            ),
          ),
      );
      const shown = [reply, ...more].map((one) => `${toPlainText(one)}\n${JSON.stringify(one)}`);
      return { reply, appended, shown: [...shown, JSON.stringify(appended)].join('\n') };
    },
    async stop() {
      await written.stop();
      await stores.close();
      await server.stop();
    },
  };
}

/** Calls with a folder that holds one role document, whose words are somebody's who means ill. */
export async function withDocument<Result>(
  document: string,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'attacked-'));
  try {
    await writeFile(join(folder, 'widget-keeper.txt'), document);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
