import type { Passage, Section } from '../../src/retrieval/passages.ts';
import type { Engine } from './engine.ts';
import { ownersOf } from './owner.ts';

/** Finds passages for a text; gives the place of the best first. */
export type Search = (text: string) => number | undefined;

/** What there is to search: the words of a passage and the names of what says them. */
export interface Searchable {
  readonly id: number;
  readonly names: string;
  readonly words: string;
}

export function toSearchable({ words, sections }: Passage, id: number): Searchable {
  const names = new Set(sections.flatMap(({ section }) => namesOf(section)));
  return { id, names: [...names].join('\n'), words };
}

/** Makes an engine of a search over passages: every message is a search of its own. */
export function createPassageSearch(name: string, passages: readonly Passage[], search: Search): Engine {
  return {
    name,
    ask: ({ turns }) => {
      let first: number | undefined;
      const ms = turns.map((turn) => {
        const started = performance.now();
        first = search(turn);
        return performance.now() - started;
      });
      const owners = () => passages[first ?? -1]?.sections.flatMap(({ section }) => ownersOf(section)) ?? [];
      return { ms, owners };
    },
  };
}

function namesOf(section: Section): string[] {
  switch (section.type) {
    case 'role':
      return [section.role.name];
    case 'roleLevel':
      return [section.roleLevel.name];
    case 'skill':
      return [section.skill.name];
    case 'expectation':
      return [`${section.skill.name} ${section.level ?? ''}`];
  }
}
