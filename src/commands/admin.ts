import { resolve } from 'node:path';
import { composeDeliveries } from '../administration/compose-deliveries.ts';
import { composeStatus } from '../administration/compose-status.ts';
import { toFeedbackCsv } from '../administration/feedback-csv.ts';
import { readDeliveryHealth, readStatusCounts } from '../administration/read-health.ts';
import { changesBetween } from '../changes/changes-between.ts';
import { outlineOf } from '../changes/outline.ts';
import { countChanges, listChanges } from '../changes/say-changes.ts';
import { toPlainText } from '../chat/plain-text.ts';
import type { Reply } from '../chat/reply.ts';
import type { AdminCommand } from '../cli/command.ts';
import type { Config } from '../config.ts';
import { loadFramework } from '../framework/load-framework.ts';
import { sayModel } from '../models/settings.ts';
import type { Stores } from '../storage/open-stores.ts';
import { describeDocuments } from './describe-documents.ts';
import { loadAnswers, loadDocuments } from './load-answers.ts';
import { loadOrExplain } from './load-or-explain.ts';
import { openStoresForCommand } from './open-stores-at.ts';
import { readVersion } from './read-version.ts';

interface Dependencies {
  readonly config: Config;
  readonly write: (text: string) => void;
}

const asked =
  'Every process that runs over this database reads the documents within 5 seconds, and its log says so.\n';

/** What the command line does for administrators. Throws a ConfigError or a KnowledgeError. */
export async function runAdmin(command: AdminCommand['does'], dependencies: Dependencies): Promise<void> {
  if (command.what === 'changes') return tellChanges(command, dependencies.write);
  const stores = await openStoresForCommand(dependencies.config);
  try {
    await answer(command.what, stores, dependencies);
  } finally {
    await stores.close();
  }
}

type Asking = Exclude<AdminCommand['does']['what'], 'changes'>;

async function answer(what: Asking, stores: Stores, { config, write }: Dependencies): Promise<void> {
  const { feedback, reloads } = stores;
  const say = (reply: Reply): void => write(`${toPlainText(reply)}\n`);
  switch (what) {
    case 'status':
      return say(await status(stores, config));
    case 'deliveries':
      return say(composeDeliveries(await readDeliveryHealth({ ...stores, now: Date.now })));
    case 'feedback':
      return write(toFeedbackCsv(await feedback.all()));
    case 'reload':
      // What cannot be used here is refused before anybody is asked to read it.
      await loadAnswers(config);
      await reloads.ask();
      return write(asked);
  }
}

async function status(stores: Stores, config: Config): Promise<Reply> {
  const { knowledgeFolder, model, place } = config;
  const found = await loadOrExplain(() => loadDocuments(knowledgeFolder));
  return composeStatus({
    installation: {
      ...{ version: readVersion(), engine: place.engine },
      ...(model ? { model: sayModel(model) } : {}),
    },
    documents: 'problems' in found ? found : describeDocuments(found.framework),
    counts: await readStatusCounts({ ...stores, now: Date.now }),
    now: Date.now(),
  });
}

type Compared = Extract<AdminCommand['does'], { what: 'changes' }>;

async function tellChanges({ before, after }: Compared, write: (text: string) => void): Promise<void> {
  const changes = changesBetween(
    outlineOf(await loadFramework(resolve(before))),
    outlineOf(await loadFramework(resolve(after))),
  );
  const counted = countChanges(changes);
  write(counted.length > 0 ? `${counted.join(', ')}.\n` : 'No role level and no skill changed.\n');
  for (const line of listChanges(changes)) write(`${line}\n`);
}
