import type { Framework } from '../framework/model.ts';
import { appointmentOf, rhythms } from '../people/appointment.ts';
import type { Person, PersonStore } from '../people/person.ts';
import type { Outbox, Planned } from '../schedule/outbox.ts';
import { nextAppointment } from '../schedule/rhythm.ts';
import { type Changes, changesBetween, keyOf } from './changes-between.ts';
import { outlineOf } from './outline.ts';
import { countChanges } from './say-changes.ts';
import type { VersionStore } from './version-store.ts';

interface Dependencies {
  readonly framework: Framework;
  readonly versions: VersionStore;
  readonly people: Pick<PersonStore, 'withEnrolment'>;
  readonly outbox: Pick<Outbox, 'plan'>;
  /** Has those who look after the documents told that they changed. */
  readonly tellAdmins: () => Promise<void>;
  readonly now: () => number;
}

const hourMs = 60 * 60 * 1_000;
/** A mistake in the documents is mended by then, and every process has read them. */
const settledMs = hourMs;
const toldWithinMs = 14 * 24 * hourMs;

/**
 * Where the documents are others than those that people know, plans that everybody with check-ins whose role level asks
 * something else is told of it. Whatever ends it half way, the next call plans the same again, and nobody is told twice.
 */
export function createPlanChanges(dependencies: Dependencies): () => Promise<void> {
  let isDone = false;
  return async () => {
    if (isDone) return;
    await planOnce(dependencies);
    isDone = true;
  };
}

async function planOnce(dependencies: Dependencies): Promise<void> {
  const { framework, versions, people, outbox, tellAdmins, now } = dependencies;
  const known = await versions.known();
  const { version } = framework;
  if (known?.outline.version === version) return;
  const outline = outlineOf(framework);
  if (!known) return versions.begin(outline);
  const changes = changesBetween(known.outline, outline);
  await versions.keepChanges(version, changes.expectations);
  for await (const some of findConcerned(changes, people))
    await outbox.plan(some.flatMap((person) => planOne(person, version, now())));
  const counted = countChanges(changes);
  if (counted.length > 0) await tellAdmins();
  // The last: until then whoever starts anew finds all that is still to be planned.
  await versions.advance(known.outline.version, outline, counted);
}

/** Part by part, so that whoever asks something meanwhile need not wait for all of them. */
async function* findConcerned(
  { expectations }: Changes,
  people: Pick<PersonStore, 'withEnrolment'>,
): AsyncGenerator<readonly Person[]> {
  if (expectations.length === 0) return;
  const changed = new Set(expectations.map(({ roleLevel }) => keyOf(roleLevel)));
  let after: string | undefined = '';
  while (after !== undefined) {
    const asked = await people.withEnrolment(rhythms, after);
    yield asked.filter(({ role = '', roleLevel = '' }) => changed.has(keyOf({ role, name: roleLevel })));
    after = asked.at(-1)?.id;
  }
}

function planOne(person: Person, week: string, now: number): Planned[] {
  const dueAt = nextTimeOf(person, now + settledMs);
  if (dueAt === undefined) return [];
  return [{ kind: 'changes', personId: person.id, week, dueAt, closesAt: dueAt + toldWithinMs }];
}

/** Their own day and time, in whichever week it comes next; undefined for somebody without check-ins. */
export function nextTimeOf(person: Person, after: number): number | undefined {
  const appointment = appointmentOf(person);
  return appointment && nextAppointment(after, { ...appointment, rhythm: 'weekly' })?.at;
}
