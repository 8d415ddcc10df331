import { z } from 'zod';
import type { Press } from '../../chat/incoming.ts';

/** More, or longer ones, no form of ours has. */
const mostInputs = 20;
const longestInput = 4_000;

/** What a button of a card carries; beside it Teams puts what was entered in the card’s inputs, by their ids. */
export const pressed = z
  .looseObject({ action: z.string().max(100), value: z.string().max(10_000) })
  .transform(
    ({ action, value, ...beside }): Pick<Press, 'action' | 'value' | 'inputs'> => ({
      ...{ action, value },
      inputs: textsIn(beside),
    }),
  )
  .refine(({ inputs }) => isWithinLimits(inputs));

function textsIn(beside: Readonly<Record<string, unknown>>): Press['inputs'] {
  return Object.fromEntries(
    Object.entries(beside).flatMap(([name, entered]) =>
      typeof entered === 'string' ? [[name, entered] as const] : [],
    ),
  );
}

function isWithinLimits(inputs: Press['inputs']): boolean {
  const entered = Object.entries(inputs).flat();
  return entered.length <= 2 * mostInputs && entered.every(({ length }) => length <= longestInput);
}
