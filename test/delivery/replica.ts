// A process of its own: one replica that plans this week's check-ins and sends them until none is left.
import { writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { createPlanCheckIns } from '../../src/check-ins/plan-check-ins.ts';
import { createSendDue } from '../../src/schedule/send-due.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { createStoredOutbox } from '../../src/storage/stored-outbox.ts';
import { createStoredPlanning } from '../../src/storage/stored-planning.ts';
import type { ReplicaTask } from './run-replicas.ts';

const task: ReplicaTask = JSON.parse(process.argv[2] ?? '');
const fail = (error: unknown): never => {
  throw error;
};
const database = await openDatabase({ place: task.place, onError: fail });
const now = Date.now;
let mayPause = task.pausesOnce ?? false;
const outbox = createStoredOutbox({ database, now, leaseMs: task.leaseMs });
const planning = createStoredPlanning({ database, now });
const started = performance.now();
const planned = await createPlanCheckIns({ planning, now })();
console.log(JSON.stringify({ planned, planMs: performance.now() - started }));

const call = async (path: string, id: string, signal?: AbortSignal): Promise<string> =>
  (await fetch(`${task.url}${path}?id=${encodeURIComponent(id)}`, signal ? { signal } : {})).text();
const findDelivery = async (_to: object, id: string) =>
  (await call('/find', id)) === 'arrived' ? ('arrived' as const) : ('absent' as const);
const send = createSendDue({
  ...{ outbox, now },
  async compose({ personId }) {
    if (mayPause) {
      mayPause = false;
      writeSync(1, `${JSON.stringify({ paused: true })}\n`);
      process.kill(process.pid, 'SIGSTOP');
    }
    return {
      to: { platform: 'fake', workspace: 'w', id: personId },
      reply: { blocks: [], citations: [], suggestions: [] },
    };
  },
  platforms: new Map([
    [
      'fake',
      {
        perSecond: task.perSecond,
        isTryOut: false,
        sendPrivately: async (_to, _reply, { id, deadline }) => ({
          outcome: 'sent',
          reference: await call('/send', id, deadline),
        }),
        findDelivery: task.canReadBack ? findDelivery : async () => 'unknown',
      },
    ],
  ]),
  log: { info: () => undefined, error: (details) => console.error(details) },
});
const isOpen = async (): Promise<boolean> =>
  (await outbox.statuses()).some(({ state }) => ['due', 'claimed', 'sending'].includes(state));
while (true) {
  if ((await send()) > 0) continue;
  if (!(await isOpen())) break;
  await wait(50);
}
console.log(JSON.stringify({ finished: true }));
await database.destroy();
