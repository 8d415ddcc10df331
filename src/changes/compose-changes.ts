import type { Reply } from '../chat/reply.ts';
import type { Framework, RoleLevel } from '../framework/model.ts';
import { createComposeFor } from '../people/compose-for.ts';
import type { PersonStore } from '../people/person.ts';
import type { Reached, Recognise } from '../people/recognise.ts';
import type { Claimed } from '../schedule/outbox.ts';
import { dayAt } from '../schedule/read-day.ts';
import type { Composed } from '../schedule/send-due.ts';
import type { ExpectationChange } from './changes-between.ts';
import { nextTimeOf } from './plan-changes.ts';
import { sayExpectation } from './say-changes.ts';
import type { VersionStore } from './version-store.ts';

interface Dependencies {
  readonly framework: Framework;
  readonly versions: Pick<VersionStore, 'changesOf'>;
  readonly people: Pick<PersonStore, 'byId'>;
  readonly recognise: Pick<Recognise, 'reach'>;
  readonly now: () => number;
}

type Sent = Pick<Claimed, 'personId' | 'week' | 'dueAt'>;

/** A process that was stopped over their time does not catch up at night. */
const mostLateMs = 4 * 60 * 60 * 1_000;
const whatStays =
  'What you have said of your skills stays, with the words that it was said under. Your check-ins ask by the new ones.';

/** Tells somebody what a version of the documents changed for their role level, as far as it still holds. */
export function createComposeChanges(dependencies: Dependencies) {
  const { framework, versions, now } = dependencies;
  const composeFor = createComposeFor(dependencies);
  return ({ personId, week: version, dueAt }: Sent): Promise<Composed> =>
    composeFor(personId, async (person) => {
      const next = nextTimeOf(person, now());
      const { role, roleLevel: name, pausedUntil = '', times } = person;
      const roleLevel = framework.roleLevels.find((one) => one.name === name && one.role.name === role);
      if (next === undefined || !roleLevel) return { nothing: true };
      const isAway = dayAt(now(), times.timeZone) < pausedUntil;
      if (isAway || now() > dueAt + mostLateMs) return { later: next };
      const changed = await versions.changesOf(version, { role: roleLevel.role.name, name: roleLevel.name });
      return tell(
        person,
        roleLevel,
        changed.filter((one) => stillHolds(one, roleLevel)),
      );
    });
}

/** A later version may have taken it back. */
function stillHolds({ skill, to }: ExpectationChange, { expectations }: RoleLevel): boolean {
  const asked = expectations.find((one) => one.skill.name === skill);
  return asked ? to !== undefined && (asked.level ?? null) === to : to === undefined;
}

function tell({ account }: Reached, { name }: RoleLevel, changed: readonly ExpectationChange[]): Composed {
  if (changed.length === 0) return { nothing: true };
  const items = changed.map((one) => ({ text: `${sayExpectation(one)}.`, cites: [] }));
  const reply: Reply = {
    blocks: [
      { type: 'title', text: 'Your role level asks for something else now', note: name, detail: false },
      { type: 'list', items, detail: false },
      { type: 'paragraph', line: { text: whatStays, cites: [] }, detail: false },
    ],
    citations: [],
    suggestions: [
      { label: 'What it asks for', action: 'ask', value: `What skills does a ${name} need?` },
      { label: 'My skills', action: 'ask', value: 'my skills' },
    ],
  };
  return { to: account, reply };
}
