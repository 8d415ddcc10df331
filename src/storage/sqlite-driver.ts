import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SelectQueryNode,
} from 'kysely';
import type { Outcome, Statement } from './sqlite-worker.ts';

type Run = (statement: Statement) => Promise<Outcome>;

/**
 * SQLite in a thread of its own, so that a slow disk or a long query holds up no answer. Statements that are asked for
 * together go there, and are written, together.
 */
export function createSqliteDriver(file: string): Driver {
  let worker: Worker;
  let run: Run;
  const transactions = createTransactions();

  return {
    async init() {
      worker = new Worker(new URL('sqlite-worker.ts', import.meta.url), { workerData: file });
      // Rejects where the file cannot be opened.
      await once(worker, 'message');
      run = createRun(worker);
    },
    async acquireConnection() {
      return toConnection(async (connection, statement) => {
        await transactions.othersEnded(connection);
        return run(statement);
      });
    },
    async releaseConnection() {
      // There is nothing to give back.
    },
    async beginTransaction(connection) {
      await transactions.begin(connection);
      // One that reads first and then writes would fail, not wait, when another process wrote in between.
      unwrap(await run(control('begin immediate')));
    },
    async commitTransaction() {
      unwrap(await run(control('commit')));
      transactions.end();
    },
    async rollbackTransaction() {
      await run(control('rollback'));
      transactions.end();
    },
    async destroy() {
      // After what has been asked for.
      setImmediate(() => worker.postMessage('close'));
      await once(worker, 'exit');
    },
  };
}

/** While one connection has a transaction the others wait: to SQLite they are all the same connection. */
function createTransactions() {
  let holder: DatabaseConnection | undefined;
  let ended = Promise.resolve();
  let end = (): void => undefined;
  const othersEnded = async (connection: DatabaseConnection): Promise<void> => {
    while (holder && holder !== connection) await ended;
  };
  return {
    othersEnded,
    async begin(connection: DatabaseConnection): Promise<void> {
      await othersEnded(connection);
      holder = connection;
      ended = new Promise((resolve) => {
        end = resolve;
      });
    },
    end(): void {
      holder = undefined;
      end();
    },
  };
}

/** Runs a statement in the thread, which answers in the order in which it is asked. */
function createRun(worker: Worker) {
  const asked: PromiseWithResolvers<Outcome>[] = [];
  let gathered: Statement[] = [];
  let underWay = 0;
  let failed: Error | undefined;
  worker.on('message', (outcomes: readonly Outcome[]) => {
    for (const outcome of outcomes) asked.shift()?.resolve(outcome);
    if (outcomes.length > 0) {
      underWay -= 1;
      if (gathered.length > 0 && underWay === 0) setImmediate(send);
    }
  });
  worker.on('error', (error: Error) => {
    failed = error;
    for (const { reject } of asked.splice(0)) reject(error);
  });
  const send = (): void => {
    if (gathered.length === 0) return;
    underWay += 1;
    worker.postMessage(gathered);
    gathered = [];
  };
  return async (statement: Statement): Promise<Outcome> => {
    if (failed) throw failed;
    const answer = Promise.withResolvers<Outcome>();
    asked.push(answer);
    // Each message wakes the thread: what is asked for in one turn of the loop goes in one.
    if (gathered.length === 0 && underWay === 0) setImmediate(send);
    gathered.push(statement);
    return answer.promise;
  };
}

function toConnection(
  run: (connection: DatabaseConnection, statement: Statement) => Promise<Outcome>,
): DatabaseConnection {
  const connection: DatabaseConnection = {
    async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      const { rows, changes } = unwrap(await run(connection, toStatement(query)));
      return { rows: rows as Row[], ...(changes === undefined ? {} : { numAffectedRows: BigInt(changes) }) };
    },
    async *streamQuery<Row>(query: CompiledQuery) {
      yield await connection.executeQuery<Row>(query);
    },
  };
  return connection;
}

function toStatement({ sql, parameters, query }: CompiledQuery): Statement {
  return {
    kind: SelectQueryNode.is(query) ? 'read' : 'write',
    sql,
    values: parameters as Statement['values'],
  };
}

function control(sql: string): Statement {
  return { kind: 'control', sql, values: [] };
}

function unwrap(outcome: Outcome): Exclude<Outcome, { failure: unknown }> {
  if (!('failure' in outcome)) return outcome;
  const { message, code } = outcome.failure;
  throw Object.assign(new Error(message), { code });
}
