import { readFileSync } from 'node:fs';

/** An instruction where none should be obeyed, and what must not come of it. */
export interface Attack {
  readonly place: 'question' | 'document' | 'name' | 'earlier';
  readonly kind: string;
  /** What is asked, or stands in the document, or is somebody's name. */
  readonly text: string;
  /** Where in the document. */
  readonly where?: 'bullet' | 'title' | 'skill';
  /** What is asked after it. */
  readonly then?: string;
  /** What whoever obeys says. */
  readonly payload?: string;
}

export function readAttacks(place: Attack['place']): Attack[] {
  const text = readFileSync(new URL(`${place}.jsonl`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
