import type { Block } from '../../chat/reply.ts';
import { expectationOf } from '../../framework/lookups.ts';
import { type RoleLevel, type Skill, type SkillLevel, skillLevels } from '../../framework/model.ts';
import type { Answer } from '../answer.ts';
import {
  capital,
  createCitations,
  describeBlocks,
  inWords,
  levelText,
  list,
  paragraph,
  placeOnLadder,
  skillsInWords,
  suggest,
  title,
} from './draft.ts';

/** Every skill that a role level asks for, each with its level. */
export function answerSkills(roleLevel: RoleLevel, level: SkillLevel | undefined): Answer {
  const citations = createCitations();
  const expectations = roleLevel.expectations.filter((expectation) => !level || expectation.level === level);
  const rows = expectations.map((expectation) => ({
    cells: [expectation.skill.name, levelText(expectation.level)],
    cites: citations.expectation(roleLevel, expectation),
  }));
  const all = roleLevel.expectations.length;
  const at = level ? ` at ${level} level, of ${inWords(all)}` : '';
  const count = `${skillsInWords(rows.length)}${at}.`;
  const blocks: Block[] = [
    title(`${roleLevel.name}: skills`, `${roleLevel.role.family} · ${placeOnLadder(roleLevel)}`),
    paragraph(capital(count), rows.length > 0 ? [] : citations.roleLevel(roleLevel)),
  ];
  if (rows.length > 0) blocks.push({ type: 'table', columns: ['Skill', 'Level'], rows, detail: false });
  return {
    kind: 'answer',
    blocks,
    citations: citations.all,
    suggestions: [
      suggest({ kind: 'describe', roleLevel }, `What ${roleLevel.name} does`),
      ...(roleLevel.role.roleLevels.length > 1
        ? [suggest({ kind: 'next step', from: roleLevel }, 'What comes next')]
        : []),
      ...expectations
        .slice(0, 3)
        .map(({ skill }) => suggest({ kind: 'skill in role', roleLevel, skill }, skill.name)),
    ],
    topic: { kind: 'skills', roleLevels: [{ role: roleLevel.role.name, roleLevel: roleLevel.name }] },
  };
}

/** How good at a skill a role level must be. */
export function answerSkillInRole(roleLevel: RoleLevel, skill: Skill): Answer {
  const citations = createCitations();
  const expectation = expectationOf(roleLevel, skill);
  const topic = {
    kind: 'skill in role' as const,
    roleLevels: [{ role: roleLevel.role.name, roleLevel: roleLevel.name }],
    skill: skill.name,
    ...(expectation?.level ? { level: expectation.level } : {}),
  };
  const suggestions = [
    suggest({ kind: 'skills', roleLevel }, `All skills of ${roleLevel.name}`),
    suggest({ kind: 'which roles', skill }, `Who needs ${skill.name}`),
    ...neighboursOf(expectation?.level).map((level) =>
      suggest({ kind: 'skill', skill, level }, `${capital(level)} level`),
    ),
  ];
  if (!expectation) {
    const names = roleLevel.expectations.map((other) => other.skill.name).join(', ');
    const blocks = [
      title(`${skill.name}: ${roleLevel.name}`),
      paragraph(`${roleLevel.name} does not ask for ${skill.name}.`, citations.roleLevel(roleLevel)),
      ...(names ? [paragraph(`It asks for ${names}.`)] : []),
    ];
    return { kind: 'answer', blocks, citations: citations.all, suggestions, topic };
  }
  const cites = citations.expectation(roleLevel, expectation);
  const blocks = [
    title(`${skill.name}: ${roleLevel.name}`, capital(levelText(expectation.level))),
    paragraph(saysLevel(roleLevel, skill, expectation.level), cites),
    ...describeBlocks(expectation.statements, cites, expectation.statements.length),
  ];
  return { kind: 'answer', blocks, citations: citations.all, suggestions, topic };
}

function saysLevel(roleLevel: RoleLevel, skill: Skill, level: SkillLevel | undefined): string {
  if (!level) return `${roleLevel.name} asks for ${skill.name}; the documents do not state a level.`;
  return `${roleLevel.name} asks for ${skill.name} at ${level} level, the ${place(level)} of four.`;
}

/** What a skill means, at one level or at each. */
export function answerSkill(
  skill: Skill,
  level: SkillLevel | undefined,
  holders: readonly { readonly roleLevel: RoleLevel }[],
): Answer {
  const citations = createCitations();
  const described = skillLevels.filter((each) => skill.levels[each]);
  const topic = { kind: 'skill' as const, roleLevels: [], skill: skill.name, ...(level ? { level } : {}) };
  const suggestions = [
    suggest({ kind: 'which roles', skill, ...(level ? { level } : {}) }, `Who needs ${skill.name}`),
    ...(level ? neighboursOf(level) : described)
      .filter((each) => described.includes(each))
      .map((each) => suggest({ kind: 'skill', skill, level: each }, `${capital(each)} level`)),
  ];
  const statements = level ? skill.levels[level] : undefined;
  if (level && statements) {
    const cites = citations.skill(skill, level, statements);
    const blocks = [
      title(skill.name, `${capital(level)} · ${place(level)} of four levels`),
      ...describeBlocks(statements, cites, statements.length),
    ];
    return { kind: 'answer', blocks, citations: citations.all, suggestions, topic };
  }
  const blocks: Block[] = [title(skill.name, 'Skill')];
  if (level) {
    const said = `The documents do not describe ${level} level for ${skill.name}.`;
    // Only a document that tells the skill's levels apart can be said not to describe this one.
    blocks.push(paragraph(said, described.length > 0 ? citations.skill(skill, level, []) : []));
  }
  if (skill.description.length > 0) {
    blocks.push(
      ...describeBlocks(
        skill.description,
        citations.skill(skill, undefined, skill.description),
        skill.description.length,
      ),
    );
  }
  for (const each of described) {
    const words = skill.levels[each] ?? [];
    blocks.push({ type: 'heading', text: capital(each), detail: true });
    blocks.push(...describeBlocks(words, citations.skill(skill, each, words), 0, true));
  }
  if (described.length === 0) blocks.push(...askedWords(skill, holders.slice(0, 3), citations));
  return { kind: 'answer', blocks, citations: citations.all, suggestions, topic };
}

/** Where no level is described: what the role levels say of the skill. */
function askedWords(
  skill: Skill,
  holders: readonly { readonly roleLevel: RoleLevel }[],
  citations: ReturnType<typeof createCitations>,
): Block[] {
  return holders.flatMap(({ roleLevel }) => {
    const expectation = expectationOf(roleLevel, skill);
    if (!expectation) return [];
    const cites = citations.expectation(roleLevel, expectation);
    const items = expectation.statements
      .filter(({ form }) => form !== 'lead-in')
      .map(({ words }) => ({ text: words, cites }));
    return [paragraph(`${roleLevel.name} asks for ${skill.name}:`, cites), ...list(items)];
  });
}

function place(level: SkillLevel): string {
  return ['first', 'second', 'third', 'highest'][skillLevels.indexOf(level)] ?? '';
}

function neighboursOf(level: SkillLevel | undefined): SkillLevel[] {
  if (!level) return [];
  const at = skillLevels.indexOf(level);
  return skillLevels.filter((_, other) => Math.abs(other - at) === 1);
}
