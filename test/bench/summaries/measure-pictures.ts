import type { ShownSkill } from '../../../src/summaries/shown-summary.ts';
import type { Bot } from './open-bot.ts';

const warmUp = 5;
const longName = 'Availability and capacity management';

/** In milliseconds each, of so many skills. */
export async function measurePictures({ draw }: Bot, skills: number, times: number): Promise<number[]> {
  const took: number[] = [];
  for (let at = -warmUp; at < times; at++) {
    const summary = {
      ...{ title: `Team ${at}`, day: '2026-11-30', minimum: 5, courses: [] },
      skills: Array.from({ length: skills }, (_, number) => skillOf(number, at)),
    };
    const started = performance.now();
    await draw.summary(summary);
    if (at >= 0) took.push(performance.now() - started);
  }
  return took;
}

function skillOf(number: number, at: number): ShownSkill {
  const percent = ((number + at + warmUp) * 5) % 100;
  return {
    ...{
      skill: `${longName} ${number}`,
      covered: { from: percent, to: percent },
      unrated: (number * 5) % 50,
    },
    ...{ trend: 'up', hasThinCover: number % 3 === 0 },
  };
}
