import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Feedback, FeedbackStore } from '../answers/feedback.ts';
import type { Database } from './open-database.ts';
import type { Tables } from './tables.ts';

export function createStoredFeedback(database: Database): FeedbackStore {
  return {
    async save(feedback) {
      const row = toRow(feedback);
      await database
        .insertInto('feedback')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['answer_id', 'platform', 'workspace', 'account']).doUpdateSet(row),
        )
        .execute();
    },
    async all() {
      const rows = await database
        .selectFrom('feedback')
        .selectAll()
        .orderBy('at')
        .orderBy('answer_id')
        .execute();
      return rows.map(fromRow);
    },
    async by(account) {
      const rows = await database
        .selectFrom('feedback')
        .selectAll()
        .where('platform', '=', account.platform)
        .where('workspace', '=', account.workspace)
        .where('account', '=', account.id)
        .orderBy('at')
        .execute();
      return rows.map(fromRow);
    },
    async forgetAuthor(account) {
      await database
        .updateTable('feedback')
        // Of an answer that several gave feedback on each stays a row of its own.
        .set({ account: `deleted-${randomUUID()}` })
        .where('platform', '=', account.platform)
        .where('workspace', '=', account.workspace)
        .where('account', '=', account.id)
        .execute();
    },
  };
}

type Row = Selectable<Tables['feedback']>;

function toRow({ answerId, account, verdict, reason, question, text, citations, at }: Feedback): Row {
  return {
    answer_id: answerId,
    platform: account.platform,
    workspace: account.workspace,
    account: account.id,
    verdict,
    reason: reason ?? null,
    question,
    text,
    citations: JSON.stringify(citations),
    at: at.getTime(),
  };
}

/** Rows are written by `toRow` alone, so what they hold has the shape that it was given. */
function fromRow(row: Row): Feedback {
  return {
    answerId: row.answer_id,
    account: { platform: row.platform, workspace: row.workspace, id: row.account },
    verdict: row.verdict as Feedback['verdict'],
    ...(row.reason === null ? {} : { reason: row.reason }),
    question: row.question,
    text: row.text,
    citations: JSON.parse(row.citations),
    at: new Date(row.at),
  };
}
