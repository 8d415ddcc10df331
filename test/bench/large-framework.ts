import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const contentFile = 'role-content.csv';
const skillsFile = 'skill-description-content.csv';

type Row = Readonly<Record<string, string>>;

/** The rows of each role level of a role, one row for each skill. */
type RoleLevels = readonly (readonly Row[])[];

/**
 * Writes a framework of at least so many role levels: the real one, and then each role again in one numbered business
 * area after the other, with its real words under its new name and the skills of another role.
 */
export function writeLargeFramework(from: string, to: string, leastRoleLevels: number): void {
  const rows: Row[] = parse(readFileSync(join(from, contentFile)), { columns: true, bom: true });
  const columns = Object.keys(rows[0] ?? {});
  const roles: RoleLevels[] = [...Map.groupBy(rows, (row) => row['Role']).values()].map((ofRole) => [
    ...Map.groupBy(ofRole, (row) => row['Role Level']).values(),
  ]);
  const copies = Math.ceil(leastRoleLevels / roles.flat().length);
  const lines = [columns, ...rows.map((row) => cellsOf(row, columns))];
  for (let copy = 1; copy < copies; copy++) {
    for (const row of recombine(roles, copy)) lines.push(cellsOf(row, columns));
  }
  writeFileSync(join(to, contentFile), `${lines.map(toLine).join('\n')}\n`);
  copyFileSync(join(from, skillsFile), join(to, skillsFile));
}

function recombine(roles: readonly RoleLevels[], copy: number): Row[] {
  return roles.flatMap((roleLevels, at) => {
    const other = roles[(at + copy) % roles.length] ?? roleLevels;
    return roleLevels.flatMap((own, step) => {
      const skills = other[step % other.length] ?? own;
      return own[0] ? withSkills(inArea(own[0], copy), skills) : [];
    });
  });
}

function withSkills(roleLevel: Row, skills: readonly Row[]): Row[] {
  return skills.map((skill) => {
    const asked = Object.entries(skill).filter(([column]) => column.startsWith('Skill'));
    return { ...roleLevel, ...Object.fromEntries(asked) };
  });
}

function inArea(row: Row, copy: number): Row {
  const area = areaOf(copy);
  const role = row['Role'] ?? '';
  const roleLevel = row['Role Level'] ?? '';
  const rename = (text = '') => putBefore(text, [roleLevel, role], area);
  return {
    ...row,
    Role: `${area} ${role}`,
    'Role Description': rename(row['Role Description']),
    'Role Level': `${area} ${roleLevel}`,
    'Role Level Description': rename(row['Role Level Description']),
  };
}

/** Puts the area before the first of the names that the text has, so that it is no longer the text of another role. */
function putBefore(text: string, names: readonly string[], area: string): string {
  const found = names.map((name) => text.toLowerCase().indexOf(name.toLowerCase())).find((at) => at >= 0);
  return found === undefined ? text : `${text.slice(0, found)}${area} ${text.slice(found)}`;
}

const areas = ['Revenue', 'Border', 'Harbour', 'Forestry', 'Pensions', 'Licensing', 'Transport'];

function areaOf(copy: number): string {
  return `${areas[copy % areas.length]} ${Math.ceil(copy / areas.length)}`;
}

function cellsOf(row: Row, columns: readonly string[]): string[] {
  return columns.map((column) => row[column] ?? '');
}

function toLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}
