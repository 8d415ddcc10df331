import type { Answer, FrameworkCitation } from '../../src/answers/answer.ts';
import type { Lookups } from '../../src/framework/lookups.ts';
import { skillLevels } from '../../src/framework/model.ts';
import type { Expected, Kind, NamedRoleLevel, Question } from './question.ts';

/** Whether an answer is what a careful expert would give. `isAmong` is weaker: right, but not cited first. */
export interface Verdict {
  readonly isRight: boolean;
  readonly isAmong: boolean;
}

export function judge(
  question: Pick<Question, 'kind' | 'expect'>,
  answer: Answer,
  lookups: Lookups,
): Verdict {
  const kind = question.kind === 'follow-up' ? question.expect.as : question.kind;
  if (!kind) throw new Error('A follow-up says as what kind it is judged');
  const isAmong = isRight(kind, question.expect, answer, lookups, (citations, wanted) =>
    citations.some(wanted),
  );
  const isFirst = isRight(kind, question.expect, answer, lookups, (citations, wanted) =>
    citations.slice(0, 1).some(wanted),
  );
  return { isRight: isFirst, isAmong };
}

type Look = (
  citations: readonly FrameworkCitation[],
  wanted: (citation: FrameworkCitation) => boolean,
) => boolean;

function isRight(kind: Kind, expect: Expected, answer: Answer, lookups: Lookups, look: Look): boolean {
  const { citations } = answer;
  if (kind === 'unrelated' || kind === 'near') return answer.kind === 'not-covered';
  if (kind === 'chat') return answer.kind === 'chat';
  if (kind === 'clarify') return answer.kind === 'clarify' && offersAll(expect.choices ?? [], answer);
  if (answer.kind !== 'answer') return false;
  switch (kind) {
    case 'skills':
      return look(citations, cites([one(expect)])) && listsAllSkills(one(expect), answer, lookups);
    case 'skill-level':
      return look(
        citations,
        (citation) => citation.skill === expect.skill && citation.skillLevel === expect.skillLevel,
      );
    case 'skill-in-role':
      return look(citations, (citation) => cites([one(expect)])(citation) && citation.skill === expect.skill);
    case 'which-roles':
      return citesExactlyTheHolders(expect, answer, lookups);
    case 'compare':
      return [expect.a, expect.b].every((side) => side && citations.some(cites([side])));
    case 'next-step':
      return (
        look(citations, cites(expect.to ?? [])) && citations.some(cites(expect.from ? [expect.from] : []))
      );
    default:
      return look(citations, cites(expect.roleLevels ?? []));
  }
}

function one(expect: Expected): NamedRoleLevel {
  return { role: expect.role ?? '', roleLevel: expect.roleLevel ?? '' };
}

function cites(wanted: readonly NamedRoleLevel[]) {
  return (citation: FrameworkCitation) =>
    wanted.some(
      (each) =>
        citation.role === each.role && (each.roleLevel === '*' || citation.roleLevel === each.roleLevel),
    );
}

function offersAll(choices: readonly string[], answer: Answer): boolean {
  return choices.every((choice) =>
    answer.suggestions.some(({ value }) => value.toLowerCase().includes(choice.toLowerCase())),
  );
}

/** Every skill with its level, from the structure, and none besides. */
function listsAllSkills(wanted: NamedRoleLevel, answer: Answer, lookups: Lookups): boolean {
  const roleLevel = lookups.roleLevelNamed(wanted.role, wanted.roleLevel);
  const rows = answer.blocks.flatMap((block) =>
    block.type === 'table' ? block.rows.map(({ cells }) => cells.join(': ')) : [],
  );
  const expected =
    roleLevel?.expectations.map(({ skill, level }) => `${skill.name}: ${level ?? 'level not stated'}`) ?? [];
  return expected.length === rows.length && expected.every((row) => rows.includes(row));
}

function citesExactlyTheHolders(expect: Expected, answer: Answer, lookups: Lookups): boolean {
  const skill = lookups.skillNamed(expect.skill ?? '');
  if (!skill) throw new Error(`No skill ${expect.skill}`);
  const from = (skillLevels as readonly string[]).indexOf(expect.skillLevel ?? '');
  const wanted: readonly string[] = expect.skillLevel
    ? skillLevels.slice(from, expect.orAbove ? undefined : from + 1)
    : [];
  const holders = lookups
    .holdersOf(skill)
    .filter(({ expectation }) => !expect.skillLevel || wanted.includes(expectation.level ?? ''))
    .map(({ roleLevel }) => `${roleLevel.role.name}/${roleLevel.name}`);
  const cited = new Set(answer.citations.map(({ role, roleLevel }) => `${role}/${roleLevel}`));
  return holders.length === cited.size && holders.every((holder) => cited.has(holder));
}
