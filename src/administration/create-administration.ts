import type { FeedbackStore } from '../answers/feedback.ts';
import type { VersionStore } from '../changes/version-store.ts';
import type { Account, Message } from '../chat/incoming.ts';
import type { Log } from '../chat/log.ts';
import type { Attachment, Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { createComposeFor } from '../people/compose-for.ts';
import type { PersonStore } from '../people/person.ts';
import type { Profiles } from '../people/profiles.ts';
import { createRecognise } from '../people/recognise.ts';
import type { Claimed, Outbox } from '../schedule/outbox.ts';
import { dayAt } from '../schedule/read-day.ts';
import type { Composed } from '../schedule/send-due.ts';
import { createIsAdministrator } from './administrators.ts';
import { composeDeliveries } from './compose-deliveries.ts';
import { composeReloaded } from './compose-reloaded.ts';
import { composeLastChange, composeStatus } from './compose-status.ts';
import type { Documents } from './documents.ts';
import { toFeedbackCsv } from './feedback-csv.ts';
import type { Installation } from './installation.ts';
import type { Overview } from './overview.ts';
import { type AdminCommand, isCommand, readCommand } from './read-command.ts';
import { readDeliveryHealth, readStatusCounts } from './read-health.ts';
import { createTellAdmins } from './tell-admins.ts';

interface Dependencies {
  readonly admins: readonly string[];
  readonly documents: Documents;
  /** Asked each time: whether a model is used turns out later. */
  readonly installation: () => Installation;
  readonly people: PersonStore;
  readonly profiles: Profiles;
  readonly outbox: Pick<Outbox, 'planAgain'>;
  readonly feedback: Pick<FeedbackStore, 'all'>;
  readonly overview: Overview;
  readonly versions: Pick<VersionStore, 'known'>;
  readonly log: Log;
  readonly newId: () => string;
  readonly now: () => number;
}

const answeredWithinMs = 60 * 60 * 1_000;
const onItsWay = 'I’ll answer that in private.';
// Without it Excel reads UTF-8 as another encoding.
const byteOrderMark = '\uFEFF';

/** For administrators alone, in private. For everybody else there is no such thing: their words are any question. */
export function createAdministration(dependencies: Dependencies) {
  const { people, now } = dependencies;
  const isAdministrator = createIsAdministrator(dependencies);
  const recognise = createRecognise(dependencies);
  const composeFor = createComposeFor({ people, recognise, now });
  const answer = createAnswer(dependencies);

  /** Asked where others read it: the answer comes by itself. */
  const sendInPrivate = async (command: AdminCommand, from: Account): Promise<Reply> => {
    const { id: personId } = await recognise.change(from, (one) => one);
    const dueAt = now();
    const planned = { kind: 'administration', personId, week: command, dueAt } as const;
    await dependencies.outbox.planAgain({ ...planned, closesAt: dueAt + answeredWithinMs });
    return say(onItsWay);
  };

  return {
    /** Undefined where it is about something else, or comes from somebody else. */
    async replyToMessage({ text, from, audience, isUnprompted }: Message): Promise<Reply | undefined> {
      const command = isUnprompted ? undefined : readCommand(text);
      if (!command || !(await isAdministrator(from))) return undefined;
      return audience === 'private' ? answer(command) : sendInPrivate(command, from);
    },

    /** To be called when a version of the documents changed something. */
    tellAdmins: createTellAdmins(dependencies),

    /** What is said of the bot's own accord. */
    compose: ({ personId, week: command }: Pick<Claimed, 'personId' | 'week'>): Promise<Composed> =>
      composeFor(personId, async ({ account }) => {
        if (!isCommand(command) || !(await isAdministrator(account))) return { nothing: true };
        return { to: account, reply: await answer(command) };
      }),
  };
}

function createAnswer(dependencies: Dependencies): (command: AdminCommand) => Promise<Reply> {
  const { documents, installation, feedback, versions, log, now } = dependencies;
  const countOrComplain = () =>
    readStatusCounts(dependencies).catch((error: unknown) => {
      log.error({ err: error }, 'the database could not be asked how everything stands');
      return undefined;
    });
  return async (command) => {
    switch (command) {
      case 'status':
        return composeStatus({
          ...{ installation: installation(), documents: documents.describe(), now: now() },
          counts: await countOrComplain(),
        });
      case 'deliveries':
        return composeDeliveries(await readDeliveryHealth(dependencies));
      case 'feedback':
        return withFile(toFeedbackCsv(await feedback.all()), dayAt(now(), 'UTC'));
      case 'changes':
        return composeLastChange(await versions.known());
      case 'reload':
        return composeReloaded(await documents.reload());
    }
  };
}

function withFile(csv: string, day: string): Reply {
  const file: Attachment = {
    name: `feedback-${day}.csv`,
    mediaType: 'text/csv',
    bytes: new TextEncoder().encode(byteOrderMark + csv),
  };
  return { ...say('What people said of answers, without who said it, as a file.'), attachments: [file] };
}
