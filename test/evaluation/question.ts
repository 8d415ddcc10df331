import { readFileSync } from 'node:fs';

export interface NamedRoleLevel {
  readonly role: string;
  /** `*` for every role level of the role. */
  readonly roleLevel: string;
}

export interface Expected {
  readonly as?: Kind;
  readonly roleLevels?: readonly NamedRoleLevel[];
  readonly role?: string;
  readonly roleLevel?: string;
  readonly skill?: string;
  readonly skillLevel?: string;
  readonly orAbove?: boolean;
  readonly a?: NamedRoleLevel;
  readonly b?: NamedRoleLevel;
  readonly from?: NamedRoleLevel;
  readonly to?: readonly NamedRoleLevel[];
  readonly choices?: readonly string[];
  readonly about?: string;
}

export type Kind =
  | 'describe'
  | 'skills'
  | 'skill-level'
  | 'skill-in-role'
  | 'which-roles'
  | 'compare'
  | 'next-step'
  | 'open'
  | 'paraphrase'
  | 'follow-up'
  | 'unrelated'
  | 'near'
  | 'clarify'
  | 'chat';

/** A question, or a short conversation of which the last message is judged, with what is right. */
export interface Question {
  readonly id: string;
  readonly kind: Kind;
  readonly style: 'tidy' | 'chatty';
  readonly turns: readonly string[];
  readonly expect: Expected;
  readonly typo?: boolean;
}

export function readQuestions(name: 'development' | 'held-back'): Question[] {
  const text = readFileSync(new URL(`questions/${name}.jsonl`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

/** So many of all kinds. */
export function spread<Item>(items: readonly Item[], most: number): Item[] {
  const step = Math.max(1, items.length / most);
  return items.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}
