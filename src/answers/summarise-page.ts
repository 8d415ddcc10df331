import type { PageSummary, SummarisePage } from '../chat/page-summary.ts';
import type { Framework, Role, Skill, Statement } from '../framework/model.ts';

/** Knows the pages that the documents come from, by their addresses. */
export function createSummarisePage({ roles, skills }: Framework): SummarisePage {
  const pages = new Map<string, PageSummary>();
  const add = (url: string | undefined, summary: PageSummary): void => {
    if (url) pages.set(keyOf(url), summary);
  };
  for (const skill of skills) add(skill.source.url, summariseSkill(skill));
  for (const role of roles) add(role.source.url, summariseRole(role));
  return (url) => (URL.canParse(url) ? pages.get(keyOf(url)) : undefined);
}

function summariseRole({ name, family, description, roleLevels }: Role): PageSummary {
  const isAlone = roleLevels.length === 1;
  const levels = isAlone ? 'one role level' : roleLevels.map((roleLevel) => roleLevel.name).join(', ');
  return { title: name, note: [family, levels].filter(Boolean).join(' · '), text: beginningOf(description) };
}

function summariseSkill({ name, description }: Skill): PageSummary {
  return { title: name, note: 'Skill', text: beginningOf(description) };
}

/** The first sentence of a description; empty where it has none. */
export function beginningOf(statements: readonly Statement[]): string {
  return statements.find(({ form }) => form === 'sentence')?.words ?? '';
}

/** The same page with or without a query, a last slash or capitals in the host. A skill is told by its fragment. */
function keyOf(url: string): string {
  const { host, pathname, hash } = new URL(url);
  return `${host}${pathname.replace(/\/$/, '')}${pathname.includes('/role/') ? '' : hash}`;
}
