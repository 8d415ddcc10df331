import type { RoleLevel } from '../../framework/model.ts';
import { roleLevelAt } from '../seniority.ts';
import { cues } from './cues.ts';
import type { Reading } from './reading.ts';

export interface Transition {
  readonly from: RoleLevel;
  readonly to: RoleLevel;
}

/** From one role level to a higher one of the same role, where the question speaks of getting there. */
export function transitionIn({ asks, roles, skills, message }: Reading): Transition | undefined {
  const [first, second] = roles;
  const from = first?.options.length === 1 ? first.options[0] : undefined;
  if (!from || skills.length > 0 || !cues.become.test(asks)) return undefined;
  const named = second?.options.length === 1 ? second.options[0] : undefined;
  const beside = message.seniorities.map(({ seniority }) => roleLevelAt(from.role, seniority));
  const to = named ?? beside.find((roleLevel) => roleLevel && roleLevel !== from);
  if (!to || to === from || to.role !== from.role) return undefined;
  return from.step < to.step ? { from, to } : { from: to, to: from };
}
