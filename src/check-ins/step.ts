import { z } from 'zod';
import { isWeek } from '../schedule/weeks.ts';
import type { Question } from './choose-skills.ts';
import { practices } from './practice.ts';

const week = z.string().refine(isWeek);
const skill = z.string().max(200);
const question = z.object({ asks: z.enum(['level', 'practice']), skill });

const step = z.object({ week, left: z.array(question).max(2), done: z.array(skill).max(4) });

/** How far somebody is in a check-in: the buttons carry it, so that nothing of it need be kept. */
export interface Step {
  readonly week: string;
  /** What is asked, the present question first. */
  readonly left: readonly Question[];
  /** What was rated on this card. */
  readonly done: readonly string[];
}

const pressed = step.extend({
  value: z.string().optional(),
  answered: z.enum(['rated', 'same']).optional(),
  did: z.enum(practices).optional(),
  skill: skill.optional(),
});

/** What a button of a check-in carries. Without `value` or `did` a question is skipped. */
export type Pressed = Step & Omit<z.infer<typeof pressed>, keyof Step>;

/** Undefined for what no card of ours sent. */
export function readPressed(value: string): Pressed | undefined {
  return pressed.safeParse(parse(value)).data;
}

const waiting = z.object({ week, when: z.enum(['today', 'tomorrow']) });

export function readWaiting(value: string): z.infer<typeof waiting> | undefined {
  return waiting.safeParse(parse(value)).data;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
