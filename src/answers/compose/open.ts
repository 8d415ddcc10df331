import type { Block, Button } from '../../chat/reply.ts';
import type { RoleLevel, Skill } from '../../framework/model.ts';
import type { Found } from '../../retrieval/open-search.ts';
import type { Answer } from '../answer.ts';
import { describeTopic } from './describe.ts';
import { createCitations, paragraph, suggest, title } from './draft.ts';
import { type Said, sayPassage } from './say-passage.ts';

const passagesAtOnce = 2;
const rolesSuggested = 3;
const skillsSuggested = 2;

/** The passages that say what was asked, each with who it is said of. */
export function answerOpen(found: readonly Found[], within: RoleLevel | undefined): Answer {
  const citations = createCitations();
  const said = found.map(({ passage, section }) => sayPassage(passage, section, within, citations));
  const roleLevels = [...new Set(said.flatMap(({ of }) => of))];
  const [first] = roleLevels;
  return {
    kind: 'answer',
    blocks: [title(within?.name ?? 'What the documents say'), ...said.flatMap(toBlocks)],
    citations: citations.all,
    suggestions: [...suggestRoles(roleLevels), ...suggestSkills(found)],
    ...(first ? { topic: describeTopic(first) } : {}),
  };
}

function toBlocks({ lead, words, cites }: Said, at: number): Block[] {
  const isDetail = at >= passagesAtOnce;
  return [paragraph(lead, [], isDetail), paragraph(`“${words}”`, cites, isDetail)];
}

function suggestRoles(roleLevels: readonly RoleLevel[]): Button[] {
  return roleLevels
    .filter((roleLevel, at) => roleLevels.findIndex(({ role }) => role === roleLevel.role) === at)
    .slice(0, rolesSuggested)
    .map((roleLevel) => suggest({ kind: 'describe', roleLevel }, `What ${roleLevel.name} does`));
}

function suggestSkills(found: readonly Found[]): Button[] {
  const skills = new Set<Skill>();
  for (const { section } of found) if ('skill' in section) skills.add(section.skill);
  return [...skills]
    .slice(0, skillsSuggested)
    .map((skill) => suggest({ kind: 'which roles', skill }, `Who needs ${skill.name}`));
}
