import type { GivenPassage } from './passages-in-prompt.ts';

/** Gives a number from 0 up to, not including, 1. */
export type Random = () => number;

export interface Plain {
  readonly passage: GivenPassage;
  /** What the subject does: a bullet of the document. */
  readonly says: string;
}

export type Lie = (plain: Plain, all: readonly GivenPassage[], random: Random) => string | undefined;

export const pick = <Item>(items: readonly Item[], random: Random): Item | undefined =>
  items[Math.floor(random() * items.length)];

export const subjectOf = ({ name, skill }: GivenPassage): string =>
  skill ? `For ${skill}, ${name} can` : `${name} will`;
export const mark = ({ n }: GivenPassage): string => `[${n}]`;
export const isBullet = (line: string): boolean => /^[a-z]/.test(line) && line.split(' ').length > 3;

/** What a passage and all lines that it is told with say, to see that a lie is one. */
export const textOf = ({ name, skill, level, lines }: GivenPassage): string =>
  [name, skill, level, ...lines].join(' ').toLowerCase();

/** Whether a passage says so too, be it in the singular, with another article, "or" in place of "and". */
export function saysAlike(passage: GivenPassage, says: string): boolean {
  return toBare(textOf(passage)).includes(toBare(says));
}

function toBare(text: string): string {
  const words = text.toLowerCase().match(/[a-z0-9-]+/g) ?? [];
  const telling = words.filter((word) => !/^(a|an|the|and|or)$/.test(word));
  return telling.map((word) => word.replace(/s$/, '')).join(' ');
}
