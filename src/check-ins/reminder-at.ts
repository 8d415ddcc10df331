import { dayAt } from '../schedule/read-day.ts';
import { instantOn, type Times } from '../schedule/weeks.ts';
import { addWorkingDays } from '../schedule/working-days.ts';
import type { SentCheckIn } from './sent-check-ins.ts';

/** When somebody is reminded of a check-in: two working days later, at their time; undefined where they never work. */
export function reminderAt({ sentAt }: Pick<SentCheckIn, 'sentAt'>, times: Times): number | undefined {
  const day = addWorkingDays(dayAt(sentAt, times.timeZone), 2, times);
  return day === undefined ? undefined : instantOn(day, times);
}
