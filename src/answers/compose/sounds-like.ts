import type { Block } from '../../chat/reply.ts';
import type { RoleLevel } from '../../framework/model.ts';
import type { FoundRole } from '../../retrieval/role-search.ts';
import type { Answer } from '../answer.ts';
import { plainRoleLevel } from '../seniority.ts';
import { answerClarify } from './clarify.ts';
import { describeTopic } from './describe.ts';
import { type Citations, createCitations, paragraph, suggest, title } from './draft.ts';

/** The roles that a question in everyday words sounds like; what is said of them is the document's. */
export function answerSoundsLike(found: readonly FoundRole[]): Answer {
  const citations = createCitations();
  const roleLevels = found.map(meantLevel);
  const [first] = roleLevels;
  return {
    kind: 'answer',
    blocks: [title('This sounds like'), ...found.flatMap((each) => introduce(each, citations))],
    citations: citations.all,
    suggestions: roleLevels.map((roleLevel) =>
      suggest({ kind: 'describe', roleLevel }, `What ${roleLevel.name} does`),
    ),
    ...(first ? { topic: describeTopic(first) } : {}),
  };
}

/** Several roles fit about equally: the person chooses. */
export function answerWhichSounds(found: readonly FoundRole[]): Answer {
  const choices = found.map((each) => ({ kind: 'describe', roleLevel: meantLevel(each) }) as const);
  return answerClarify('The documents don’t say it in those words. Is it the work of one of these?', choices);
}

function introduce(found: FoundRole, citations: Citations): Block[] {
  const roleLevel = meantLevel(found);
  const isOfRole = !found.roleLevel && found.role.description.length > 0;
  const first = (isOfRole ? found.role.description : roleLevel.description).slice(0, 1);
  const cites = isOfRole ? citations.role(roleLevel, first) : citations.roleLevel(roleLevel, first);
  return [
    paragraph(`${isOfRole ? found.role.name : roleLevel.name}:`),
    ...first.map(({ words }) => paragraph(`“${words}”`, cites)),
  ];
}

function meantLevel({ role, roleLevel }: FoundRole): RoleLevel {
  return roleLevel ?? plainRoleLevel(role);
}
