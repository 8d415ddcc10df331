import type { Asked } from '../asked.ts';
import { cues } from './cues.ts';
import type { Reading } from './reading.ts';

const asksForAll =
  /^(please )?(list|show|which|what|name|give me|how many|are there)( me| us)?( are)?( all| any)?( of)?( the| other| your)?( job| available| different)? ?(roles|jobs|positions|job titles|families)( (are|do|does|exist|is|have|can|there|you|covered|available|in|the|this|framework|here|it|know|about|cover|loaded))*$/;

/** The roles of a family that the question names, or all roles. */
export function planFamilies({ asks, families: [family], roles, skills }: Reading): Asked | undefined {
  if (roles.length > 0 || skills.length > 0) return undefined;
  if (family && cues.rolesOfFamily.test(asks)) return { kind: 'roles', family };
  return asksForAll.test(asks) ? { kind: 'roles' } : undefined;
}
