import { accountOf, type PersonStore } from '../people/person.ts';
import type { Outbox } from '../schedule/outbox.ts';
import { nextAppointment } from '../schedule/rhythm.ts';

interface Dependencies {
  readonly admins: readonly string[];
  readonly people: Pick<PersonStore, 'byAccount' | 'byEmail'>;
  readonly outbox: Pick<Outbox, 'planAgain'>;
  readonly now: () => number;
}

const toldWithinMs = 14 * 24 * 60 * 60 * 1_000;

/** Plans that administrators whom the bot knows are told what the last version changed, each at their own time. */
export function createTellAdmins({ admins, people, outbox, now }: Dependencies): () => Promise<void> {
  return async () => {
    for (const admin of admins) {
      const account = accountOf(admin);
      const person = account ? await people.byAccount(account) : await people.byEmail(admin);
      const next = person && nextAppointment(now(), { times: person.times, rhythm: 'weekly', since: now() });
      if (!person || !next) continue;
      const planned = {
        kind: 'administration',
        personId: person.id,
        week: 'changes',
        dueAt: next.at,
      } as const;
      await outbox.planAgain({ ...planned, closesAt: next.at + toldWithinMs });
    }
  };
}
