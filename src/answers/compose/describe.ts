import type { Block, Button } from '../../chat/reply.ts';
import type { RoleLevel, SkillLevel } from '../../framework/model.ts';
import type { Answer } from '../answer.ts';
import type { Topic } from '../asked.ts';
import { nextRoleLevel } from '../career.ts';
import {
  type Citations,
  capital,
  createCitations,
  describeBlocks,
  heading,
  levelText,
  paragraph,
  placeOnLadder,
  skillsInWords,
  suggest,
  title,
} from './draft.ts';

const dutiesAtOnce = 6;

/** What a role level is and does, in the document's words, with its skills and levels. */
export function answerDescribe(roleLevel: RoleLevel): Answer {
  const { role, description } = roleLevel;
  const citations = createCitations();
  const own = describeBlocks(
    description,
    description.length > 0 ? citations.roleLevel(roleLevel) : [],
    dutiesAtOnce,
  );
  const isRoleAlone = own.length === 0;
  const ofRole = () => {
    if (role.description.length === 0) return [];
    const cites = citations.role(roleLevel, role.description);
    return describeBlocks(role.description, cites, dutiesAtOnce, !isRoleAlone);
  };
  const roleFirst = isRoleAlone ? ofRole() : [];
  const skills = skillsBlocks(roleLevel, citations, !isRoleAlone);
  const roleLast = isRoleAlone ? [] : ofRole();
  return {
    kind: 'answer',
    blocks: [
      title(roleLevel.name, `${role.family} · ${placeOnLadder(roleLevel)}`),
      ...own,
      ...roleFirst,
      ...skills,
      ...(roleLast.length > 0 ? [heading(`The role: ${role.name}`, true), ...roleLast] : []),
    ],
    citations: citations.all,
    suggestions: suggestionsFor(roleLevel),
    topic: describeTopic(roleLevel),
  };
}

function skillsBlocks(roleLevel: RoleLevel, citations: Citations, isDetail: boolean): Block[] {
  const { expectations } = roleLevel;
  if (expectations.length === 0) return [];
  const rows = expectations.map((expectation) => ({
    cells: [expectation.skill.name, levelText(expectation.level)],
    cites: citations.expectation(roleLevel, expectation),
  }));
  return [
    paragraph(
      `${capital(skillsInWords(expectations.length))}${mostlyAt(roleLevel)}.`,
      rows.flatMap(({ cites }) => cites),
    ),
    { type: 'table', columns: ['Skill', 'Level'], rows, detail: isDetail },
  ];
}

export function describeTopic(roleLevel: RoleLevel): Topic {
  return { kind: 'describe', roleLevels: [{ role: roleLevel.role.name, roleLevel: roleLevel.name }] };
}

function suggestionsFor(roleLevel: RoleLevel): Button[] {
  const next = nextRoleLevel(roleLevel);
  const others = roleLevel.role.roleLevels.filter((other) => other !== roleLevel);
  return [
    suggest({ kind: 'skills', roleLevel }, 'Skills in detail'),
    ...(next ? [suggest({ kind: 'next step', from: roleLevel }, 'What comes next')] : []),
    ...others.map((other) => suggest({ kind: 'describe', roleLevel: other }, other.name)),
  ];
}

const fewExceptions = 4;

/** ", most at working level; Service focus at practitioner": the level of more than half, and the few others. */
function mostlyAt({ expectations }: RoleLevel): string {
  const counts = new Map<SkillLevel, number>();
  for (const { level } of expectations) if (level) counts.set(level, (counts.get(level) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!most || most[1] * 2 <= expectations.length) return '';
  const others = expectations.filter(({ level }) => level !== most[0]);
  const named = others.map(({ skill, level }) => `${skill.name} at ${levelText(level)}`).join(', ');
  const exceptions = others.length > 0 && others.length <= fewExceptions ? `; ${named}` : '';
  return others.length === 0 ? `, all at ${most[0]} level` : `, most at ${most[0]} level${exceptions}`;
}
