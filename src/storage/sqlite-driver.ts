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
  let settled: () => Promise<void>;
  const transactions = createTransactions();

  return {
    async init() {
      worker = new Worker(new URL('sqlite-worker.ts', import.meta.url), { workerData: file });
      // Rejects where the file cannot be opened.
      await once(worker, 'message');
      ({ run, settled } = createRun(worker));
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
      await settled();
      worker.postMessage('close');
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
      // Of several that wait the first takes it in the same turn, so that the others find it taken.
      while (holder) await ended;
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

/**
 * Runs statements in the thread, which answers in the order in which it is asked. Each message wakes it: what is asked for
 * while it works, or in one turn of the loop, goes in one.
 */
function createRun(worker: Worker) {
  const asked: PromiseWithResolvers<Outcome>[] = [];
  let gathered: Statement[] = [];
  let isWorking = false;
  let failed: Error | undefined;
  worker.on('message', (outcomes: readonly Outcome[]) => {
    for (const outcome of outcomes) asked.shift()?.resolve(outcome);
    isWorking = false;
    if (gathered.length > 0) setImmediate(send);
  });
  worker.on('error', (error: Error) => {
    failed = error;
    for (const { reject } of asked.splice(0)) reject(error);
  });
  const send = (): void => {
    isWorking = true;
    worker.postMessage(gathered);
    gathered = [];
  };
  const run: Run = async (statement) => {
    if (failed) throw failed;
    const answer = Promise.withResolvers<Outcome>();
    asked.push(answer);
    if (gathered.length === 0 && !isWorking) setImmediate(send);
    gathered.push(statement);
    return answer.promise;
  };
  return {
    run,
    /** Everything that was asked for has been answered, or never will be. */
    async settled(): Promise<void> {
      await Promise.allSettled(asked.map(({ promise }) => promise));
    },
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
  const { message, ...codes } = outcome.failure;
  throw Object.assign(new Error(message), codes);
}
