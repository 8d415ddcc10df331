import type { RoleLevel } from '../framework/model.ts';
import { seniorityOf } from './seniority.ts';

const track = / - (.+)$/;

/** "Lead developer" and "Lead developer - management" stand side by side on the ladder. */
function isBeside(a: RoleLevel, b: RoleLevel): boolean {
  return a.name.replace(track, '') === b.name.replace(track, '');
}

/** The role level that comes next on the ladder, on the same track where the ladder divides. */
export function nextRoleLevel(roleLevel: RoleLevel): RoleLevel | undefined {
  const above = roleLevel.role.roleLevels.filter(
    (other) => other.step > roleLevel.step && !isBeside(other, roleLevel),
  );
  const [first] = above;
  if (!first) return undefined;
  const ownTrack = track.exec(roleLevel.name)?.[1];
  const alike = above.filter((other) => isBeside(other, first) && seniorityOf(other) === seniorityOf(first));
  return alike.find((other) => track.exec(other.name)?.[1] === ownTrack) ?? first;
}
