import type { Overview } from '../administration/overview.ts';
import type { Reloads } from '../administration/reloads.ts';
import type { ConversationStore } from '../answers/conversations.ts';
import type { FeedbackStore } from '../answers/feedback.ts';
import type { RecentAnswers } from '../answers/recent-answers.ts';
import type { TokenCounts } from '../answers/written/allowance.ts';
import type { WrittenAnswers } from '../answers/written/written-answers.ts';
import type { VersionStore } from '../changes/version-store.ts';
import type { Addresses } from '../chat/addresses.ts';
import type { ChannelSettings } from '../chat/answering.ts';
import type { Inbox } from '../chat/inbox.ts';
import type { BegunInstalls, Installs } from '../chat/installs.ts';
import type { JoinedConversations } from '../chat/joined.ts';
import type { ShownAnswers } from '../chat/shown-answers.ts';
import type { Stops } from '../chat/stops.ts';
import type { WaitingFiles } from '../chat/waiting-files.ts';
import type { Planning } from '../check-ins/planning.ts';
import type { PracticeStore } from '../check-ins/practice.ts';
import type { RatingStore } from '../check-ins/rating.ts';
import type { SentCheckIns } from '../check-ins/sent-check-ins.ts';
import type { PersonStore } from '../people/person.ts';
import type { OldRows } from '../retention/forget-old.ts';
import type { Tasks } from '../retention/keep-forgetting.ts';
import type { VectorStore } from '../retrieval/vector-store.ts';
import type { Outbox } from '../schedule/outbox.ts';
import type { Looks, SummaryStore } from '../summaries/suppression/shown-before.ts';
import { createKeyValues } from './key-values.ts';
import { type OnQuery, openDatabase, type Place } from './open-database.ts';
import { createStoredAddresses } from './stored-addresses.ts';
import { createStoredAnswers } from './stored-answers.ts';
import { createStoredBegunInstalls } from './stored-begun-installs.ts';
import { createStoredChannelSettings } from './stored-channel-settings.ts';
import { createStoredConversations } from './stored-conversations.ts';
import { createStoredFeedback } from './stored-feedback.ts';
import { createStoredInbox } from './stored-inbox.ts';
import { createStoredInstalls } from './stored-installs.ts';
import { createStoredJoined } from './stored-joined.ts';
import { createStoredLooks } from './stored-looks.ts';
import { createStoredOldRows } from './stored-old-rows.ts';
import { createStoredOutbox } from './stored-outbox.ts';
import { createStoredOverview } from './stored-overview.ts';
import { createStoredPeople } from './stored-people.ts';
import { createStoredPlanning } from './stored-planning.ts';
import { createStoredPractice } from './stored-practice.ts';
import { createStoredRatings } from './stored-ratings.ts';
import { createStoredReloads } from './stored-reloads.ts';
import { createStoredSentCheckIns } from './stored-sent-check-ins.ts';
import { createStoredShownAnswers } from './stored-shown-answers.ts';
import { createStoredStops } from './stored-stops.ts';
import { createStoredSummaries } from './stored-summaries.ts';
import { createStoredTasks } from './stored-tasks.ts';
import { createStoredTokenCounts } from './stored-token-counts.ts';
import { createStoredVectors } from './stored-vectors.ts';
import { createStoredVersions } from './stored-versions.ts';
import { createStoredWaitingFiles } from './stored-waiting-files.ts';
import { createStoredWrittenAnswers } from './stored-written-answers.ts';

interface Dependencies {
  readonly place: Place;
  readonly now: () => number;
  /** A fault that no caller waits for: what may be lost is lost, and the answers go on. */
  readonly onError: (error: unknown) => void;
  readonly onQuery?: OnQuery;
  /** Rejects where the tables are of an older version, in place of bringing them up to date. */
  readonly keepsOlder?: boolean;
}

export interface Stores {
  readonly conversations: ConversationStore;
  readonly recentAnswers: RecentAnswers;
  readonly feedback: FeedbackStore;
  readonly inbox: Inbox;
  readonly joined: JoinedConversations;
  readonly stops: Stops;
  readonly channelSettings: ChannelSettings;
  readonly addresses: Addresses;
  readonly people: PersonStore;
  readonly ratings: RatingStore;
  readonly practice: PracticeStore;
  readonly outbox: Outbox;
  readonly sentCheckIns: SentCheckIns;
  readonly planning: Planning;
  readonly summaries: SummaryStore;
  readonly looks: Looks;
  readonly vectors: VectorStore;
  readonly shownAnswers: ShownAnswers;
  readonly waitingFiles: WaitingFiles;
  readonly begunInstalls: BegunInstalls;
  readonly tokenCounts: TokenCounts;
  readonly writtenAnswers: WrittenAnswers;
  readonly versions: VersionStore;
  readonly reloads: Reloads;
  readonly overview: Overview;
  readonly oldRows: OldRows;
  readonly tasks: Tasks;
  /** Encrypted with a key made from the secret; what an old one encrypted can be read. */
  installsSealedWith(secret: string, oldSecret?: string): Installs;
  /** Deletes what has expired. To be called now and then. */
  forgetExpired(): Promise<void>;
  close(): Promise<void>;
}

/** Everything that outlives the process, over one database. Rejects with a StorageError. */
export async function openStores({ place, now, ...watching }: Dependencies): Promise<Stores> {
  const { onError } = watching;
  const database = await openDatabase({ place, ...watching });
  const keyValues = createKeyValues(database, now);
  const inbox = createStoredInbox({ database, now });
  const tokenCounts = createStoredTokenCounts({ database, now });
  return {
    conversations: createStoredConversations({ keyValues, onError }),
    recentAnswers: createStoredAnswers({ keyValues, now, onError }),
    feedback: createStoredFeedback(database),
    inbox,
    joined: createStoredJoined({ keyValues, onError }),
    stops: createStoredStops({ keyValues, now, onError }),
    channelSettings: createStoredChannelSettings({ database, now }),
    addresses: createStoredAddresses({ database, now }),
    people: createStoredPeople(database),
    ratings: createStoredRatings(database),
    practice: createStoredPractice(database),
    outbox: createStoredOutbox({ database, now }),
    sentCheckIns: createStoredSentCheckIns({ database, now }),
    planning: createStoredPlanning({ database, now }),
    summaries: createStoredSummaries(database),
    looks: createStoredLooks(database),
    vectors: createStoredVectors({ database, now }),
    shownAnswers: createStoredShownAnswers({ keyValues, onError }),
    waitingFiles: createStoredWaitingFiles({ keyValues, onError }),
    begunInstalls: createStoredBegunInstalls({ keyValues, onError }),
    tokenCounts,
    writtenAnswers: createStoredWrittenAnswers({ keyValues, onError }),
    versions: createStoredVersions({ database, now }),
    reloads: createStoredReloads({ database, now }),
    overview: createStoredOverview(database),
    oldRows: createStoredOldRows(database),
    tasks: createStoredTasks({ database, now }),
    installsSealedWith: (secret, oldSecret) =>
      createStoredInstalls({ database, secret, ...(oldSecret === undefined ? {} : { oldSecret }) }),
    async forgetExpired() {
      await keyValues.forgetExpired();
      await inbox.forgetOld();
      await tokenCounts.forgetOld();
    },
    close: () => database.destroy(),
  };
}
