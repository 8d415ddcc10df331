import type { Tables } from '../../src/storage/tables.ts';

/** What a table holds, so that whoever adds a column has to say whether it is about a person. */
export interface Holding {
  readonly columns: readonly string[];
  /** The parts of “my data” that show it and delete it. */
  readonly coveredBy?: readonly string[];
  /** Columns in which something of somebody stays after “delete my data”, and why. */
  readonly kept?: Readonly<Record<string, string>>;
  /** Why nothing in it has to be covered. */
  readonly because?: string;
}

const shownToManagers =
  'keys that lead to nobody, without which later summaries would give people away (docs/decisions/014)';

export const tables: Readonly<Record<keyof Tables, Holding>> = {
  key_value: {
    columns: ['key', 'value', 'expires_at'],
    coveredBy: ['questions', 'offeredFiles', 'conversation'],
    because: 'what each namespace holds is said below; all of it expires',
  },
  feedback: {
    columns: [
      ...['answer_id', 'platform', 'workspace', 'account', 'verdict', 'reason', 'question', 'text'],
      ...['citations', 'at'],
    ],
    coveredBy: ['feedback'],
    kept: {
      reason: 'feedback on the documents stays, without who gave it, until the retention job deletes it',
      question: 'the same',
    },
  },
  inbox: {
    columns: [
      ...[
        'platform',
        'delivery_id',
        'body',
        'received_at',
        'lease_until',
        'attempt',
        'is_sending',
        'is_finished',
      ],
    ],
    because: 'the body is emptied when the message is answered, and the row deleted after 25 hours',
    kept: { body: 'only of what is not answered yet' },
  },
  install: {
    columns: ['platform', 'workspace', 'sealed'],
    because: 'belongs to a workspace: encrypted, with who installed the bot; deleted when it is uninstalled',
  },
  channel: {
    columns: ['platform', 'workspace', 'id', 'answering', 'chosen_by', 'chosen_at'],
    coveredBy: ['channelsChosenFor'],
  },
  address: {
    columns: ['platform', 'workspace', 'recipient', 'address', 'unreachable', 'kept_at'],
    coveredBy: ['address'],
  },
  person: {
    columns: [
      ...['id', 'name', 'email', 'platform', 'workspace', 'account', 'role', 'role_level', 'team'],
      ...['manager', 'times', 'enrolment', 'enrolled_at', 'paused_until', 'sharing', 'set_up'],
      ...['working_on', 'rhythm_asked_in', 'summaries', 'left_teams', 'paused_since', 'managed_since'],
      ...['left_at', 'planned_week'],
    ],
    coveredBy: ['person', 'team'],
    kept: {
      manager:
        'the team’s own rows say who leads it, until a roster says otherwise or the manager is forgotten',
      left_teams: 'belongs to whoever left the team, so that they are not added to it again by that manager',
    },
  },
  delivery: {
    columns: [
      ...['id', 'kind', 'person_id', 'week', 'due_at', 'closes_at', 'state', 'lease_until', 'attempt'],
      ...['reference', 'reason', 'answered_at', 'changed_at', 'is_reminded', 'platform'],
    ],
    coveredBy: ['checkIns'],
  },
  rating: {
    columns: [
      ...['person_id', 'week', 'skill', 'press_id', 'value', 'answered', 'role', 'role_level'],
      ...['framework_version', 'words', 'note', 'is_late', 'at'],
    ],
    coveredBy: ['skills'],
  },
  practice: {
    columns: ['person_id', 'week', 'skill', 'press_id', 'did', 'at'],
    coveredBy: ['practice'],
  },
  summary: { columns: ['viewer_id', 'number', 'scope', 'at', 'figures'], because: shownToManagers },
  summary_release: {
    columns: ['viewer_id', 'skill', 'number', 'scope', 'at', 'release'],
    because: shownToManagers,
  },
  summary_named: { columns: ['viewer_id', 'skill', 'key'], because: shownToManagers },
  look: { columns: ['person_id', 'viewer_id', 'at'], coveredBy: ['looksAtLevels'] },
  token_count: { columns: ['day', 'spender', 'tokens'], coveredBy: ['tokensSpent'] },
  vector: {
    columns: ['model', 'hash', 'vector', 'used_at'],
    because: 'made of the documents’ own words',
  },
  known_version: {
    columns: ['id', 'version', 'outline', 'counted', 'at'],
    because: 'made of the documents’ own words',
  },
  role_level_change: {
    columns: ['version', 'role', 'role_level', 'changed'],
    because: 'made of the documents’ own words',
  },
  reload: { columns: ['id', 'number', 'at'], because: 'counts how often documents were read again' },
  task: { columns: ['name', 'due_at'], because: 'says when a job is due' },
};

/** What each namespace of `key_value` holds. */
export const namespaces: Readonly<Record<string, Omit<Holding, 'columns'>>> = {
  answer: { coveredBy: ['questions'] },
  said: { because: 'words of the documents, or of a model about them, which many were shown' },
  shown: {
    coveredBy: ['conversation'],
    because: 'in shared conversations: names a message and an answer; expires after a week',
  },
  conversation: {
    coveredBy: ['conversation'],
    because: 'in other conversations, which name nobody: names roles and skills; expires after a day',
  },
  'waiting-file': { coveredBy: ['offeredFiles'] },
  joined: { because: 'names a shared conversation that the bot spoke in; expires after 30 days' },
  stop: { because: 'names a conversation; expires after 10 minutes' },
  install: { because: 'a random number; expires after 10 minutes' },
  written: { because: 'what a model wrote, under a hash, without who asked; expires after a week' },
};
