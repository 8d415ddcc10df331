import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// As https://docs.slack.dev documents them under /reference/events, /reference/interaction-payloads and
// /interactivity/implementing-slash-commands; only the names that this app gives (command, callback and action ids)
// are its own.
export const eventFixtures = [
  'app_mention',
  'message.im',
  'message.channels',
  'message.groups',
  'message.mpim',
  'agent_session_stopped',
  'app_home_opened',
  'link_shared',
  'app_uninstalled',
  'tokens_revoked',
] as const;
export const interactionFixtures = ['block_actions', 'message_action', 'view_submission'] as const;
const commandFixture = 'slash_command';

type FixtureName =
  | (typeof eventFixtures)[number]
  | (typeof interactionFixtures)[number]
  | typeof commandFixture;

export type Fixture = Readonly<Record<string, unknown>>;

export function readFixture(name: FixtureName): Fixture {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.json`), 'utf8'));
}

/** With these values in place of those that the fixture has, at any depth; arrays are replaced. */
export function withValues(fixture: Fixture, values: Fixture): Fixture {
  const merged = Object.entries(values).map(([name, value]) => {
    const there = fixture[name];
    return [name, isObject(there) && isObject(value) ? withValues(there, value) : value];
  });
  return { ...fixture, ...Object.fromEntries(merged) };
}

function isObject(value: unknown): value is Fixture {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
