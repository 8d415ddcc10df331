import type { Block } from '../../chat/reply.ts';
import type { Holder } from '../../framework/lookups.ts';
import {
  type Framework,
  type Role,
  type RoleFamily,
  type Skill,
  skillLevels,
} from '../../framework/model.ts';
import type { Answer } from '../answer.ts';
import { atLevels, type Structured } from '../asked.ts';
import { capital, createCitations, inWords, levelText, list, paragraph, suggest, title } from './draft.ts';

const shownAtOnce = 12;

/** Every role level that asks for a skill (at a level), from the structure: complete and counted. */
export function answerWhichRoles(
  asked: Extract<Structured, { kind: 'which roles' }>,
  holders: readonly Holder[],
): Answer {
  const { skill, level, upTo } = asked;
  const citations = createCitations();
  const wanted = level
    ? skillLevels.slice(skillLevels.indexOf(level), skillLevels.indexOf(upTo ?? level) + 1)
    : skillLevels;
  const found = level
    ? holders.filter(({ expectation }) => expectation.level && wanted.includes(expectation.level))
    : holders;
  const items = found.map(({ roleLevel, expectation }) => ({
    text: `${roleLevel.name}: ${levelText(expectation.level)}`,
    cites: citations.expectation(roleLevel, expectation),
  }));
  const at = atLevels(asked);
  const blocks: Block[] = [title(`${skill.name}${at}`)];
  if (items.length > 0) blocks.push(paragraph(countOf(skill, found, at)), ...list(items, shownAtOnce));
  else {
    const described =
      skill.description.length > 0 ? citations.skill(skill, undefined, skill.description) : [];
    blocks.push(paragraph(`No role level asks for ${skill.name}${at}.`, described));
  }
  const others = skillLevels.filter(
    (each) => each !== level && holders.some(({ expectation }) => expectation.level === each),
  );
  return {
    kind: 'answer',
    blocks,
    citations: citations.all,
    suggestions: [
      suggest({ kind: 'skill', skill, ...(level ? { level } : {}) }, `What ${skill.name} means`),
      ...others.map((each) => suggest({ kind: 'which roles', skill, level: each }, `At ${each} level`)),
    ],
    topic: { kind: 'which roles', roleLevels: [], skill: skill.name, ...(level ? { level } : {}) },
  };
}

function countOf(skill: Skill, found: readonly Holder[], at: string): string {
  const roles = new Set(found.map(({ roleLevel }) => roleLevel.role)).size;
  const asks = found.length === 1 ? 'role level' : 'role levels';
  return capital(
    `${inWords(found.length)} ${asks} in ${inWords(roles)} role${roles === 1 ? '' : 's'} ask${found.length === 1 ? 's' : ''} for ${skill.name}${at}.`,
  );
}

/** The career ladder of a role. */
export function answerLevels(role: Role): Answer {
  const citations = createCitations();
  const items = role.roleLevels.map((roleLevel) => ({
    text: roleLevel.name,
    cites: citations.roleLevel(roleLevel),
  }));
  const count = role.roleLevels.length;
  const last = role.roleLevels.at(-1);
  return {
    kind: 'answer',
    blocks: [
      title(role.name, role.family),
      paragraph(
        `${capital(inWords(count))} role level${count === 1 ? '' : 's'}${count === 1 ? '' : ', lowest first'}:`,
      ),
      ...list(items),
    ],
    citations: citations.all,
    suggestions: role.roleLevels.map((roleLevel) => suggest({ kind: 'describe', roleLevel }, roleLevel.name)),
    ...(last ? { topic: { kind: 'levels', roleLevels: [{ role: role.name, roleLevel: last.name }] } } : {}),
  };
}

/** The roles of one family, or of all. */
export function answerRoles(framework: Framework, family: RoleFamily | undefined): Answer {
  const citations = createCitations();
  const families = family ? [family] : framework.families;
  const blocks: Block[] = [];
  for (const { name, roles } of families) {
    const items = roles.flatMap((role) => {
      const [first] = role.roleLevels;
      return first ? [{ text: role.name, cites: citations.role(first, role.description) }] : [];
    });
    blocks.push(family ? title(name, 'Role family') : { type: 'heading', text: name, detail: false });
    blocks.push(...list(items));
  }
  if (!family) blocks.unshift(title('Roles', countFamilies(framework)));
  const shown = (family?.roles ?? framework.families.flatMap(({ roles }) => roles.slice(0, 1))).slice(0, 8);
  return {
    kind: 'answer',
    blocks,
    citations: citations.all,
    suggestions: shown.map((role) => suggest({ kind: 'levels', role }, role.name)),
  };
}

function countFamilies({ roles, families }: Framework): string {
  const count = `${roles.length} role${roles.length === 1 ? '' : 's'}`;
  return families.length === 1 ? count : `${count} in ${families.length} families`;
}
