import type { Press } from '../chat/incoming.ts';
import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { appointmentOf } from '../people/appointment.ts';
import type { Recognise } from '../people/recognise.ts';
import type { Outbox } from '../schedule/outbox.ts';
import { boundsOf, weekAt } from '../schedule/weeks.ts';
import { composeWelcome } from './compose-set-up.ts';

interface Dependencies {
  readonly recognise: Pick<Recognise, 'find'>;
  readonly outbox: Pick<Outbox, 'planAgain'>;
  readonly now: () => number;
}

/** For trying it out: this week's check-in is due now, whether or not it was sent. */
export function createSendNow({ recognise, outbox, now }: Dependencies): (press: Press) => Promise<Reply> {
  return async ({ from }) => {
    const person = await recognise.find(from);
    if (!person || appointmentOf(person) === undefined) return composeWelcome;
    const { timeZone } = person.times;
    const week = weekAt(now(), timeZone);
    const { until: closesAt } = boundsOf(week, timeZone);
    await outbox.planAgain({ kind: 'check-in', personId: person.id, week, dueAt: now(), closesAt });
    return say('This week’s check-in is on its way.');
  };
}
