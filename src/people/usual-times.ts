import type { Times } from '../schedule/weeks.ts';

/** When somebody is asked who has not said when. */
export const usualTimes: Times = {
  ...{ day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5] },
};
