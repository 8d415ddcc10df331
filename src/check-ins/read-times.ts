import { isTimeZone, type Times } from '../schedule/weeks.ts';
import { nations, type Weekday } from '../schedule/working-days.ts';

interface Read {
  /** What was entered, as far as it can be used. */
  readonly times: Times;
  /** What cannot, and how to mend it. */
  readonly problem?: string;
}

/** What somebody entered of when they want to be asked; what they left out stays as it was. */
export function readTimes(inputs: Readonly<Record<string, string>>, before: Times): Read {
  const { day = '', time = '', zone = '', working, nation } = inputs;
  const days = (working ?? '').split(',').flatMap((word) => toWeekday(word) ?? []);
  const { nation: nationBefore, ...others } = before;
  const known = nation === undefined ? nationBefore : nations.find((one) => one === nation);
  const times: Times = {
    ...others,
    ...(known ? { nation: known } : {}),
    day: toWeekday(day) ?? before.day,
    time: /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : before.time,
    timeZone: isTimeZone(zone.trim()) ? zone.trim() : before.timeZone,
    workingDays: days.length > 0 ? days : before.workingDays,
  };
  if (zone.trim() !== '' && !isTimeZone(zone.trim()))
    return {
      times,
      problem: `I don’t know the time zone “${zone.trim()}”. Write one such as Europe/London.`,
    };
  if (working === '') return { times, problem: 'Choose at least one day on which you work.' };
  return { times };
}

function toWeekday(word: string): Weekday | undefined {
  return /^[1-7]$/.test(word) ? (Number(word) as Weekday) : undefined;
}
