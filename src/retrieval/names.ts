import type { Framework, Role, RoleFamily, RoleLevel, Skill } from '../framework/model.ts';
import { stopWords, wordsOf } from './words.ts';

/** What a name in a question can stand for. */
export type Named =
  | { readonly type: 'role'; readonly role: Role }
  | { readonly type: 'roleLevel'; readonly roleLevel: RoleLevel }
  | { readonly type: 'skill'; readonly skill: Skill }
  | { readonly type: 'family'; readonly family: RoleFamily };

/** One way to write a name, and everything that is called so. */
export interface Name {
  readonly forms: readonly string[];
  /** The small words of the name ("of", "with"), which do not count. */
  readonly fillers: ReadonlySet<string>;
  /** Of all its words, where it has such small ones: "hosd" for "Head of service design". */
  readonly initials: string | undefined;
  readonly named: readonly Named[];
}

const qualifier = /\s*\(([^()]*)\)\s*/;

/**
 * The ways to write a name: "Development operations (DevOps) engineer" is also "development operations engineer" and
 * "DevOps engineer"; "User focus (content design)" is also plain "user focus", as is the skill without a qualifier.
 */
function spellingsOf(name: string): string[] {
  const found = qualifier.exec(name);
  if (!found) return [name];
  const before = name.slice(0, found.index);
  const after = name.slice(found.index + found[0].length);
  const inside = found[1] ?? '';
  const spellings = [`${before} ${inside} ${after}`, `${before} ${after}`];
  const standsForBefore = !inside.includes(' ') && inside !== inside.toLowerCase();
  if (standsForBefore) spellings.push(after ? `${inside} ${after}` : inside);
  return spellings.map((spelling) => spelling.replace(/\s+/g, ' ').trim()).filter((spelling) => spelling);
}

function formsOf(spelling: string): Pick<Name, 'forms' | 'fillers' | 'initials'> {
  const all = wordsOf(spelling).map((word) => word.form);
  const telling = all.filter((form) => form === 'it' || !stopWords.has(form));
  const forms = telling.length > 0 ? telling : all;
  const fillers = new Set(all.filter((form) => !forms.includes(form)));
  return {
    forms,
    fillers,
    initials: fillers.size > 0 ? all.map((form) => form.charAt(0)).join('') : undefined,
  };
}

function* allNamed(framework: Framework): Generator<[string, Named]> {
  for (const family of framework.families) yield [family.name, { type: 'family', family }];
  for (const role of framework.roles) yield [role.name, { type: 'role', role }];
  for (const roleLevel of framework.roleLevels) yield [roleLevel.name, { type: 'roleLevel', roleLevel }];
  for (const skill of framework.skills) {
    for (const name of [skill.name, ...skill.alsoCalled]) yield [name, { type: 'skill', skill }];
  }
}

/** Every name of the framework in every spelling. The words "of", "and" and their like do not count in a name. */
export function collectNames(framework: Framework): Name[] {
  const names = new Map<string, Omit<Name, 'named'> & { readonly named: Named[] }>();
  for (const [text, named] of allNamed(framework)) {
    for (const spelling of spellingsOf(text)) {
      const name = formsOf(spelling);
      const key = name.forms.join(' ');
      const known = names.get(key);
      if (!known) names.set(key, { ...name, named: [named] });
      else if (!known.named.some((other) => isSame(other, named))) known.named.push(named);
    }
  }
  names.delete('');
  return [...names.values()];
}

function isSame(a: Named, b: Named): boolean {
  if (a.type === 'role' && b.type === 'role') return a.role === b.role;
  if (a.type === 'roleLevel' && b.type === 'roleLevel') return a.roleLevel === b.roleLevel;
  if (a.type === 'skill' && b.type === 'skill') return a.skill === b.skill;
  return a.type === 'family' && b.type === 'family' && a.family === b.family;
}
