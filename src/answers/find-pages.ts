import type { FindPages, FoundPage } from '../chat/found-page.ts';
import type { Framework, RoleLevel, Skill } from '../framework/model.ts';
import { wordsOf } from '../retrieval/words.ts';
import type { AnswerQuestion } from './answer-question.ts';
import { questionFor, type Structured } from './asked.ts';
import { capital, placeOnLadder } from './compose/draft.ts';
import { plainRoleLevel } from './seniority.ts';
import { beginningOf } from './summarise-page.ts';

interface Page {
  readonly found: FoundPage;
  /** The words of its names, and of the role and family that it belongs to. */
  readonly named: readonly string[];
  readonly around: readonly string[];
}

const worth = { wholeName: 4, startsWith: 3, named: 2, around: 1 };

/**
 * Finds role levels and skills while somebody types: by the beginnings of words in their names, and where no name
 * begins so, by what the documents answer to it.
 */
export function createFindPages(framework: Framework, answerQuestion: AnswerQuestion): FindPages {
  const ask = (question: Structured) => () => answerQuestion(questionFor(question), undefined);
  const ofRoleLevel = new Map(framework.roleLevels.map((roleLevel) => [roleLevel, toPage(roleLevel, ask)]));
  const ofSkill = new Map(framework.skills.map((skill) => [skill, toSkillPage(skill, ask)]));
  const pages = [...ofRoleLevel.values(), ...ofSkill.values()];
  const first = framework.roles.flatMap((role) => ofRoleLevel.get(plainRoleLevel(role)) ?? []);

  /** Those that an answer quotes, in its order. */
  const answering = (query: string): Page[] => {
    const quoted = answerQuestion(query, undefined).citations.flatMap(({ role, roleLevel, skill }) => {
      const level = framework.roleLevels.find((one) => one.name === roleLevel && one.role.name === role);
      if (level) return ofRoleLevel.get(level) ?? [];
      const named = framework.skills.find(({ name }) => name === skill);
      return (named && ofSkill.get(named)) ?? [];
    });
    return [...new Set(quoted)];
  };

  return (query, most) => {
    const words = wordsOf(query).map(({ form }) => form);
    if (words.length === 0) return first.slice(0, most).map(({ found }) => found);
    const hits = pages
      .map((page) => ({ page, score: scoreOf(page, words) }))
      .filter(({ score }) => score > 0)
      // As they stand in the framework where nothing tells them apart.
      .sort((a, b) => b.score - a.score || a.page.named.length - b.page.named.length)
      .map(({ page }) => page);
    return (hits.length > 0 ? hits : answering(query)).slice(0, most).map(({ found }) => found);
  };
}

function scoreOf({ named, around }: Page, words: readonly string[]): number {
  const begins = (names: readonly string[]) => (word: string) => names.some((name) => name.startsWith(word));
  if (!words.every(begins([...named, ...around]))) return 0;
  if (!words.every(begins(named))) return worth.around;
  const isInOrder = words.every((word, at) => named[at]?.startsWith(word));
  if (!isInOrder) return worth.named;
  return words.length === named.length ? worth.wholeName : worth.startsWith;
}

type Ask = (question: Structured) => FoundPage['reply'];

function toPage(roleLevel: RoleLevel, ask: Ask): Page {
  const { role, name, description } = roleLevel;
  const place = capital(placeOnLadder(roleLevel));
  return {
    found: {
      title: name,
      note: [role.name === name ? '' : role.name, role.family, place].filter(Boolean).join(' · '),
      text: beginningOf(description) || beginningOf(role.description),
      reply: ask({ kind: 'describe', roleLevel }),
    },
    named: formsOf(name),
    around: formsOf(`${role.name} ${role.family}`),
  };
}

function toSkillPage(skill: Skill, ask: Ask): Page {
  const { name, alsoCalled, description } = skill;
  return {
    found: {
      ...{ title: name, note: 'Skill', text: beginningOf(description) },
      reply: ask({ kind: 'skill', skill }),
    },
    named: formsOf(name),
    around: formsOf(['skill', ...alsoCalled].join(' ')),
  };
}

function formsOf(text: string): string[] {
  return wordsOf(text).map(({ form }) => form);
}
