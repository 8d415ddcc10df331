import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { createCore } from '../../src/commands/create-core.ts';
import { loadAnswers } from '../../src/commands/load-answers.ts';
import { createSendDue } from '../../src/schedule/send-due.ts';
import { weekAt } from '../../src/schedule/weeks.ts';
import { openStores } from '../../src/storage/open-stores.ts';
import { createDraw } from '../../src/summaries/rendering/create-draw.ts';
import { unadministered } from '../unadministered.ts';
import { knowledge, postgres } from './product/stage.ts';
import type { Row } from './row.ts';

interface Size {
  readonly people: number;
  readonly ratings: number;
  /** Of the people, whose check-in is due now. */
  readonly due: number;
}

export interface Sent {
  readonly planned: number;
  readonly planSeconds: number;
  readonly sendSeconds: number;
  readonly reached: number;
  readonly twice: number;
  readonly peakMegabytes: number;
}

const platformMs = 5;
const timeZone = 'Europe/London';
const hourSeconds = 3_600;

/** Plans and sends, by one process, what is due of a whole organisation. */
export async function sendToMany(size: Size): Promise<Sent> {
  const made = await postgres?.create();
  if (made?.place.engine !== 'postgres') throw new Error('Postgres is needed');
  const now = Date.now;
  const log = { info: () => undefined, error: (details: object) => console.error(details) };
  const stores = await openStores({ place: made.place, now, onError: fail });
  const draw = createDraw({ log });
  try {
    const loaded = await loadAnswers({ knowledgeFolder: knowledge, supportContact: '' });
    const asked = loaded.framework.roleLevels.find(({ expectations }) => expectations.length > 3);
    if (!asked) throw new Error('no role level asks for anything');
    const skill = asked.expectations[0]?.skill.name ?? '';
    await fill(made.place.url, size, { role: asked.role.name, roleLevel: asked.name, skill });
    const profiles = { profileOf: async () => ({}), findAccount: async () => undefined };
    const { plan, compose } = createCore({
      ...{ ...unadministered, ...loaded, stores, profiles, log, draw, now },
      ...{ count: () => undefined, logsQuestions: false, isTryOut: false, summaryMinimum: 5 },
    });
    const begun = performance.now();
    await plan();
    const planSeconds = (performance.now() - begun) / 1_000;
    const counts = new Map<string, number>();
    const fake = {
      perSecond: 1_000_000,
      async sendPrivately({ id }: { readonly id: string }) {
        await wait(platformMs);
        counts.set(id, (counts.get(id) ?? 0) + 1);
        return { outcome: 'sent', reference: 'r' } as const;
      },
      findDelivery: async () => 'unknown' as const,
    };
    const platforms = new Map([['fake', fake]]);
    const send = createSendDue({ outbox: stores.outbox, compose, platforms, log, now });
    const sending = performance.now();
    while ((await send()) > 0);
    return {
      ...{ planned: await countPlanned(made.place.url), planSeconds, reached: counts.size },
      sendSeconds: (performance.now() - sending) / 1_000,
      twice: [...counts.values()].filter((count) => count > 1).length,
      peakMegabytes: process.resourceUsage().maxRSS / 1_024,
    };
  } finally {
    await draw.stop();
    await stores.close();
    await made.remove();
  }
}

function fail(error: unknown): never {
  throw error;
}

interface Asked {
  readonly role: string;
  readonly roleLevel: string;
  readonly skill: string;
}

/** The first of the people are asked on Monday, which has come in every week; the others never. */
async function fill(url: string, size: Size, { role, roleLevel, skill }: Asked): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const times = { day: 1, time: '00:00', timeZone, workingDays: [1, 2, 3, 4, 5, 6, 7] };
  await client.query(
    `insert into person (id, name, platform, workspace, account, role, role_level, times, enrolment, enrolled_at)
     select 'person-' || n, 'Person ' || n, 'fake', 'w', 'person-' || n, $1, $2, $3,
       case when n <= $4 then 'weekly' end, 0
     from generate_series(1, $5::int) n`,
    [role, roleLevel, JSON.stringify(times), size.due, size.people],
  );
  const week = weekAt(Date.now() - 7 * 24 * hourSeconds * 1_000, timeZone);
  await client.query(
    `insert into rating (person_id, week, skill, press_id, value, answered, role, role_level, framework_version,
       words, is_late, at)
     select 'person-' || (1 + n % $1::int), $2, $3 || (n / $1::int), 'press-' || n, 'working', '{}', $4, $5, 'v', '', 0, n
     from generate_series(0, $6::int - 1) n`,
    [size.people, week, skill, role, roleLevel, size.ratings],
  );
  await client.query('analyze');
  await client.end();
}

async function countPlanned(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `select count(*)::int as planned from delivery where kind = 'check-in'`,
  );
  await client.end();
  return rows[0].planned;
}

export const million: Row = {
  name: 'million',
  what: '1 million people, 5 million ratings, 100,000 check-ins due in one hour (Postgres, simulated platforms)',
  bar: 'planned and sent within their hour, one each',
  async run(scale) {
    const share = Math.min(1, scale);
    const due = Math.round(100_000 * share);
    const size = { people: due * 10, ratings: due * 50, due };
    const { planned, planSeconds, sendSeconds, reached, twice, peakMegabytes } = await sendToMany(size);
    const seconds = planSeconds + sendSeconds;
    return {
      measured: [
        `${size.people} people, ${size.ratings} ratings, ${planned} planned in ${planSeconds.toFixed(1)} s`,
        `${reached} sent in ${sendSeconds.toFixed(0)} s, ${twice} twice`,
        `memory at most ${peakMegabytes.toFixed(0)} MB`,
      ].join('; '),
      isMet: planned === due && reached === due && twice === 0 && seconds <= hourSeconds * share,
    };
  },
};
