// The thread that sqlite-driver.ts starts. It says [] when the file is open; then it runs the statements that it is sent
// in their order, and answers with their outcomes, one message for several.
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

export interface Statement {
  /** `control` begins or ends a transaction. */
  readonly kind: 'read' | 'write' | 'control';
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

export type Outcome =
  | { readonly rows: readonly object[]; readonly changes?: number | bigint }
  | { readonly failure: { readonly message: string; readonly code: string; readonly errcode: unknown } };

// FULL: an acknowledged write outlives a power cut. What is deleted is overwritten: nobody finds it in the file.
const settings = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA secure_delete = ON;
`;
// A writer waits for another process's instead of failing. Set when the file is opened: the first setting already needs a
// lock.
const waitForLockMs = 10_000;
// Until then the write-ahead log holds what was deleted. Whoever reads or writes meanwhile is not waited for: it is emptied
// the next time.
const emptyLog = [
  'PRAGMA busy_timeout = 0',
  'PRAGMA wal_checkpoint(TRUNCATE)',
  `PRAGMA busy_timeout = ${waitForLockMs}`,
];
const emptyLogEveryMs = 5_000;
const mostPrepared = 1_000;

const database = new DatabaseSync(String(workerData), { timeout: waitForLockMs });
database.exec(settings);
interface Prepared {
  readonly statement: StatementSync;
  readonly hasRows: boolean;
}
const prepared = new Map<string, Prepared>();

let waiting: Statement[] = [];

parentPort?.on('message', (message: readonly Statement[] | 'close') => {
  if (message === 'close') {
    runWaiting();
    // It may be due already.
    clearInterval(emptying);
    database.close();
    parentPort?.close();
    return;
  }
  // Whatever else has arrived by then goes with it.
  if (waiting.length === 0) setImmediate(runWaiting);
  waiting.push(...message);
});
parentPort?.postMessage([]);
const emptying = setInterval(() => {
  if (database.isTransaction) return;
  for (const sql of emptyLog) runAlone({ kind: 'control', sql, values: [] });
}, emptyLogEveryMs).unref();

function runWaiting(): void {
  const statements = waiting;
  waiting = [];
  if (statements.length > 0) parentPort?.postMessage(runTogether(statements) ?? statements.map(runAlone));
}

/** A durable write costs the same for one statement as for many. Undefined where one fails: then nothing is written. */
function runTogether(statements: readonly Statement[]): Outcome[] | undefined {
  const isWorth = statements.length > 1 && statements.some(({ kind }) => kind === 'write');
  if (!isWorth || database.isTransaction || statements.some(({ kind }) => kind === 'control'))
    return undefined;
  try {
    database.exec('begin immediate');
    const outcomes = statements.map(run);
    database.exec('commit');
    return outcomes;
  } catch {
    if (database.isTransaction) database.exec('rollback');
    return undefined;
  }
}

function runAlone(statement: Statement): Outcome {
  try {
    return run(statement);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // SQLite's own, which tells a full disk from one that is damaged.
    const errcode = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
    return { failure: { message: error instanceof Error ? error.message : String(error), code, errcode } };
  }
}

function run({ sql, values }: Statement): Outcome {
  const { statement, hasRows } = prepare(sql);
  if (hasRows) return { rows: statement.all(...values) };
  return { rows: [], changes: statement.run(...values).changes };
}

function prepare(sql: string): Prepared {
  const known = prepared.get(sql);
  if (known) return known;
  const statement = database.prepare(sql);
  const fresh = { statement, hasRows: statement.columns().length > 0 };
  if (prepared.size >= mostPrepared) prepared.clear();
  prepared.set(sql, fresh);
  return fresh;
}
