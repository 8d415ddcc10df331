/** The tables, as the migrations make them. Times are milliseconds since 1970; JSON is text on both engines. */
export interface Tables {
  readonly key_value: KeyValueTable;
  readonly feedback: FeedbackTable;
  readonly inbox: InboxTable;
  readonly install: InstallTable;
  readonly channel: ChannelTable;
  readonly address: AddressTable;
  readonly person: PersonTable;
  readonly delivery: DeliveryTable;
  readonly rating: RatingTable;
  readonly practice: PracticeTable;
  readonly summary: SummaryTable;
  readonly summary_release: SummaryReleaseTable;
  readonly summary_named: SummaryNamedTable;
  readonly look: LookTable;
  readonly token_count: TokenCountTable;
  readonly vector: VectorTable;
  readonly known_version: KnownVersionTable;
  readonly role_level_change: RoleLevelChangeTable;
  readonly reload: ReloadTable;
  readonly task: TaskTable;
}

/** What expires or may be lost, behind Keyv. */
interface KeyValueTable {
  readonly key: string;
  readonly value: string;
  readonly expires_at: number | null;
}

/** One row for each answer and account. */
interface FeedbackTable {
  readonly answer_id: string;
  readonly platform: string;
  readonly workspace: string;
  readonly account: string;
  readonly verdict: string;
  readonly reason: string | null;
  readonly question: string;
  readonly text: string;
  readonly citations: string;
  readonly at: number;
}

/** What platforms delivered. The body is emptied when it is answered. */
interface InboxTable {
  readonly platform: string;
  readonly delivery_id: string;
  readonly body: string;
  readonly received_at: number;
  readonly lease_until: number;
  readonly attempt: number;
  /** 1 from when an answer is sent that cannot be found again. */
  readonly is_sending: number;
  /** 0 or 1: SQLite has no truth values. */
  readonly is_finished: number;
}

/** What lets the bot act in a workspace, encrypted. */
interface InstallTable {
  readonly platform: string;
  readonly workspace: string;
  readonly sealed: string;
}

/** What somebody chose for a shared channel. */
interface ChannelTable {
  readonly platform: string;
  readonly workspace: string;
  readonly id: string;
  readonly answering: string;
  /** The account's id in that workspace. */
  readonly chosen_by: string;
  readonly chosen_at: number;
}

/** How to reach a person, or a shared conversation, that has not just written. */
interface AddressTable {
  readonly platform: string;
  readonly workspace: string;
  /** The account's or the conversation's id in that workspace. */
  readonly recipient: string;
  readonly address: string;
  /** Why the last message did not get through. */
  readonly unreachable: string | null;
  readonly kept_at: number;
}

/** Who is asked about their skills. */
interface PersonTable {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly platform: string | null;
  readonly workspace: string | null;
  /** The account's id in that workspace. */
  readonly account: string | null;
  readonly role: string | null;
  readonly role_level: string | null;
  readonly team: string | null;
  readonly manager: string | null;
  /** JSON: when they are asked. */
  readonly times: string;
  readonly enrolment: string | null;
  readonly enrolled_at: number | null;
  /** A day. */
  readonly paused_until: string | null;
  readonly sharing: string | null;
  readonly set_up: string | null;
  readonly working_on: string | null;
  readonly rhythm_asked_in: string | null;
  readonly summaries: string | null;
  /** JSON: handles of those whose team they left. */
  readonly left_teams: string | null;
  readonly paused_since: number | null;
  readonly managed_since: number | null;
  readonly left_at: number | null;
  /** The week that was last planned of them, with its time zone; empty where something of them changed since. */
  readonly planned_week: string;
}

/** What the bot writes to people of its own accord, as far as it has been sent. */
interface DeliveryTable {
  /** The kind, the week and the person. */
  readonly id: string;
  readonly kind: string;
  readonly person_id: string;
  readonly week: string;
  readonly due_at: number;
  readonly closes_at: number;
  readonly state: string;
  readonly lease_until: number;
  /** How often it was claimed. */
  readonly attempt: number;
  /** The platform's name for the message. */
  readonly reference: string | null;
  readonly reason: string | null;
  /** When somebody first answered it. */
  readonly answered_at: number | null;
  readonly changed_at: number;
  /** Of a check-in: 1 when its reminder is planned, or there is to be none. */
  readonly is_reminded: number;
  /** The one that it waits for; empty where it never waited for one. */
  readonly platform: string;
}

/** What people said of their skills, one row for each time. */
interface RatingTable {
  readonly person_id: string;
  readonly week: string;
  readonly skill: string;
  readonly press_id: string;
  readonly value: string;
  readonly answered: string;
  readonly role: string;
  readonly role_level: string;
  readonly framework_version: string;
  readonly words: string;
  readonly note: string | null;
  readonly is_late: number;
  readonly at: number;
}

/** What people said of the skill that they work on, one row for each time. */
interface PracticeTable {
  readonly person_id: string;
  readonly week: string;
  readonly skill: string;
  readonly press_id: string;
  readonly did: string;
  readonly at: number;
}

/** Each time that somebody was shown a summary, counted from 1. */
interface SummaryTable {
  readonly viewer_id: string;
  readonly number: number;
  readonly scope: string;
  readonly at: number;
  /** JSON: the figures of the whole team, where they are new. */
  readonly figures: string | null;
}

/** What somebody was shown of a skill for the first time. */
interface SummaryReleaseTable {
  readonly viewer_id: string;
  readonly skill: string;
  /** That of the summary. */
  readonly number: number;
  readonly scope: string;
  readonly at: number;
  /** JSON. Says of whose answers the figures are made by keys that lead to nobody. */
  readonly release: string;
}

/** Whose level of a skill somebody was shown by name, by keys that lead to nobody. */
interface SummaryNamedTable {
  readonly viewer_id: string;
  readonly skill: string;
  readonly key: number;
}

/** Who looked at levels that somebody shares, and when. */
interface LookTable {
  readonly person_id: string;
  readonly viewer_id: string;
  readonly at: number;
}

/** How many tokens of models each account spent on a day, and all of them together. */
interface TokenCountTable {
  /** In UTC. */
  readonly day: string;
  /** JSON: platform, workspace and id of the account; or everybody. */
  readonly spender: string;
  readonly tokens: number;
}

/** What the texts of the documents mean to an embedding model. */
interface VectorTable {
  readonly model: string;
  /** That of the text. */
  readonly hash: string;
  /** Floats of 32 bits in base64. */
  readonly vector: string;
  readonly used_at: number;
}

/** The version of the documents that people know: one row. */
interface KnownVersionTable {
  readonly id: string;
  readonly version: string;
  /** JSON: what each role level asks. */
  readonly outline: string;
  /** JSON: what it changed, counted. */
  readonly counted: string;
  readonly at: number;
}

/** What a version asks of a role level that the one before did not. */
interface RoleLevelChangeTable {
  readonly version: string;
  readonly role: string;
  readonly role_level: string;
  /** JSON. */
  readonly changed: string;
}

/** The last time that somebody wanted the documents to be read again: one row. */
interface ReloadTable {
  readonly id: string;
  readonly number: number;
  readonly at: number;
}

/** What one of all processes does now and then. */
interface TaskTable {
  readonly name: string;
  readonly due_at: number;
}
