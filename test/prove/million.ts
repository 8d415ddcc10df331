import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { createCore } from '../../src/commands/create-core.ts';
import { loadAnswers } from '../../src/commands/load-answers.ts';
import { createSendDue } from '../../src/schedule/send-due.ts';
import { openStores } from '../../src/storage/open-stores.ts';
import { createDraw } from '../../src/summaries/rendering/create-draw.ts';
import { unadministered } from '../unadministered.ts';
import { knowledge, postgres } from './product/stage.ts';
import type { Row } from './row.ts';

interface Size {
  /** All of them have check-ins. */
  readonly people: number;
  readonly ratings: number;
  /** Of the people, whose check-in is due now. */
  readonly due: number;
}

export interface Sent {
  readonly planned: Readonly<Record<'check-ins' | 'reminders' | 'summaries', number>>;
  readonly planSeconds: number;
  readonly sendSeconds: number;
  /** To look twice when there is nothing to plan: the first finds in the index what was there before all was planned. */
  readonly lookSeconds: readonly number[];
  readonly reached: number;
  readonly twice: number;
  readonly peakMegabytes: number;
}

const platformMs = 5;
const hourSeconds = 3_600;
const dayMs = 24 * hourSeconds * 1_000;
/** A Wednesday, whatever day it is. */
const startsAt = Date.parse('2026-11-25T10:00:00Z');
const [thisWeek, lastWeek] = ['2026-W48', '2026-W47'];

/** Plans and sends, by one process, what is due of a whole organisation. */
export async function sendToMany(size: Size): Promise<Sent> {
  const made = await postgres?.create();
  if (made?.place.engine !== 'postgres') throw new Error('Postgres is needed');
  const now = () => Math.round(startsAt + performance.now() - opened);
  const opened = performance.now();
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
    const planSeconds = await measure(plan);
    const counts = new Map<string, number>();
    const fake = {
      perSecond: 1_000_000,
      isTryOut: false,
      async sendPrivately({ id }: { readonly id: string }) {
        await wait(platformMs);
        counts.set(id, (counts.get(id) ?? 0) + 1);
        return { outcome: 'sent', reference: 'r' } as const;
      },
      findDelivery: async () => 'unknown' as const,
    };
    const platforms = new Map([['fake', fake]]);
    const send = createSendDue({ outbox: stores.outbox, compose, platforms, log, now });
    const sendSeconds = await measure(async () => {
      while ((await send()) > 0);
    });
    const lookSeconds = [await measure(plan), await measure(plan)];
    return {
      ...{
        planned: await countPlanned(made.place.url),
        planSeconds,
        sendSeconds,
        lookSeconds,
        reached: counts.size,
      },
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

/** In seconds. */
async function measure(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await act();
  return (performance.now() - begun) / 1_000;
}

interface Asked {
  readonly role: string;
  readonly roleLevel: string;
  readonly skill: string;
}

/**
 * The middle of a week. The first of the people are due now; of the others a quarter each answered this week, did not
 * answer yet, are still to be asked, and are asked every two weeks, in the next one. An eighth of these lead the others, and get
 * a summary every week.
 */
async function fill(url: string, size: Size, { role, roleLevel, skill }: Asked): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const timesOf = (day: number, time: string) =>
    JSON.stringify({ day, time, timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5] });
  const [monday, friday] = [timesOf(1, '17:00'), timesOf(5, '17:00')];
  await client.query(
    `insert into person (id, name, email, manager, platform, workspace, account, role, role_level, summaries, times,
       enrolment, enrolled_at)
     select 'person-' || n, 'Person ' || n, 'person-' || n || '@example.org',
       case when n > $3 then 'person-' || (n - n % 8 + 2) || '@example.org' end, 'fake', 'w', 'person-' || n, $1, $2, 'weekly',
       case when n <= $3 then $4 when n % 4 < 2 then $5 else $6 end,
       case when n > $3 and n % 4 = 3 then 'fortnightly' else 'weekly' end, $7::bigint
     from generate_series(1, $8::int) n`,
    [role, roleLevel, size.due, timesOf(3, '10:00'), monday, friday, startsAt - 9 * dayMs, size.people],
  );
  const sentAt = Date.parse('2026-11-23T17:00:00Z');
  await client.query(
    `insert into delivery (id, kind, person_id, week, due_at, closes_at, state, lease_until, attempt, reference,
       answered_at, changed_at)
     select 'check-in ' || $1 || ' person-' || n, 'check-in', 'person-' || n, $1, $2::bigint, $3::bigint, 'sent', 0, 1, 'r',
       case when n % 4 = 0 then $2::bigint end, $2::bigint
     from generate_series($4::int + 1, $5::int) n where n % 4 < 2`,
    [thisWeek, sentAt, sentAt + 6 * dayMs, size.due, size.people],
  );
  await client.query(
    `insert into rating (person_id, week, skill, press_id, value, answered, role, role_level, framework_version,
       words, is_late, at)
     select 'person-' || (1 + n % $1::int), $2, $3 || (n / $1::int), 'press-' || n, 'working', '{}', $4, $5, 'v', '', 0, n
     from generate_series(0, $6::int - 1) n`,
    [size.people, lastWeek, skill, role, roleLevel, size.ratings],
  );
  await client.query('analyze');
  await client.end();
}

async function countPlanned(url: string): Promise<Sent['planned']> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `select count(*) filter (where kind = 'check-in')::int as "check-ins",
       count(*) filter (where kind = 'reminder')::int as reminders,
       count(*) filter (where kind = 'summary')::int as summaries
     from delivery where changed_at >= $1`,
    [startsAt],
  );
  await client.end();
  return rows[0];
}

function listed(planned: Sent['planned']): string {
  return Object.entries(planned)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ');
}

export const million: Row = {
  name: 'million',
  what: '1 million people, 5 million ratings, 100,000 check-ins due in one hour (Postgres, simulated platforms)',
  bar: 'planned and sent within their hour, one each',
  async run(scale) {
    const share = Math.min(1, scale);
    const due = Math.round(100_000 * share);
    const size = { people: due * 10, ratings: due * 50, due };
    const sent = await sendToMany(size);
    const { planned, planSeconds, sendSeconds, lookSeconds, reached, twice } = sent;
    const seconds = planSeconds + sendSeconds;
    return {
      measured: [
        `${size.people} people, ${size.ratings} ratings`,
        `${listed(planned)} planned in ${planSeconds.toFixed(1)} s`,
        `${reached} sent in ${sendSeconds.toFixed(0)} s, ${twice} twice`,
        `looks with nothing to plan ${lookSeconds.map((each) => each.toFixed(3)).join(' and ')} s`,
        `memory at most ${sent.peakMegabytes.toFixed(0)} MB`,
      ].join('; '),
      isMet: reached === due && twice === 0 && seconds <= hourSeconds * share,
    };
  },
};
