import { orderLadder } from './career-ladder.ts';
import type { MergedRoleLevel } from './merge-role-level.ts';
import type { Role, RoleLevel } from './model.ts';

/** Puts a role's levels on its career ladder. */
export const buildRole = (described: Omit<Role, 'roleLevels'>, merged: readonly MergedRoleLevel[]): Role => {
  const roleLevels: RoleLevel[] = [];
  const role: Role = { ...described, roleLevels };
  const rungs = merged.map((roleLevel) => {
    return { name: roleLevel.name, levels: roleLevel.expectations.map(({ level }) => level), roleLevel };
  });
  for (const [step, { roleLevel }] of orderLadder(rungs).entries()) {
    const { name, description, expectations, source } = roleLevel;
    roleLevels.push({ name, role, step, description, expectations, source });
  }
  return role;
};
