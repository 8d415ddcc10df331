import type { Person } from '../people/person.ts';
import type { Tables } from './tables.ts';

type Row = Tables['person'];

/** What may be missing, and where it stands in a row. */
const columns = {
  ...({ email: 'email', role: 'role', roleLevel: 'role_level', team: 'team', manager: 'manager' } as const),
  ...({ managedSince: 'managed_since', enrolment: 'enrolment', enrolledAt: 'enrolled_at' } as const),
  ...({ pausedUntil: 'paused_until', pausedSince: 'paused_since', sharing: 'sharing' } as const),
  ...({ setUp: 'set_up', workingOn: 'working_on', rhythmAskedIn: 'rhythm_asked_in' } as const),
  ...({ summaries: 'summaries', leftAt: 'left_at' } as const),
} as const satisfies Partial<Record<keyof Person, keyof Row>>;

type Optional = keyof typeof columns;

// Made once: an organisation is read by the thousand.
const fields = Object.entries(columns) as [Optional, (typeof columns)[Optional]][];

/** All columns but the id. */
export const changing = [
  ...(['name', 'platform', 'workspace', 'account', 'times', 'left_teams', 'planned_week'] as const),
  ...Object.values(columns),
];

export function toRow(person: Person): Row {
  const { id, name, account, times, leftTeams } = person;
  const optional = Object.entries(columns).map(([field, column]) => [
    column,
    person[field as Optional] ?? null,
  ]);
  return {
    ...{ id, name, times: JSON.stringify(times), left_teams: leftTeams ? JSON.stringify(leftTeams) : null },
    ...{ platform: account?.platform ?? null, workspace: account?.workspace ?? null },
    account: account?.id ?? null,
    // Whatever changed may change when they are asked.
    planned_week: '',
    // A value for each of them, by the table above.
    ...(Object.fromEntries(optional) as Pick<Row, (typeof columns)[Optional]>),
  };
}

export function toPerson(row: Row): Person {
  const { id, name, times, platform, workspace, account, left_teams } = row;
  const optional: Partial<Record<Optional, Row[keyof Row]>> = {};
  for (const [field, column] of fields) if (row[column] !== null) optional[field] = row[column];
  return {
    ...{ id, name, times: JSON.parse(times) },
    ...(platform === null || workspace === null || account === null
      ? {}
      : { account: { platform, workspace, id: account } }),
    ...(left_teams === null ? {} : { leftTeams: JSON.parse(left_teams) }),
    // Words are written by `toRow` alone.
    ...(optional as Pick<Person, Optional>),
  };
}
