/** What one line of a role document is, if it is not part of the text. */
export type Heading =
  | { readonly kind: 'role'; readonly family: string | undefined; readonly name: string }
  | { readonly kind: 'role level' | 'skill' | 'skill level' | 'level'; readonly name: string }
  /** A Markdown heading that a document may have and that says nothing. */
  | { readonly kind: 'skills' }
  | { readonly kind: 'unknown'; readonly words: string };

const headingMarks = /^\s*#{1,6}\s+/;

/** Reads a heading, plain (`Skill: User focus`) or in Markdown (`### Skill: User focus`, `**Skill:** User focus`). */
export const readHeading = (line: string): Heading | undefined => {
  const marks = headingMarks.exec(line)?.[0];
  const words = line
    .slice(marks?.length ?? 0)
    .replace(/\*\*|__|\s#+\s*$/g, '')
    .replace(/\p{Cf}/gu, '')
    .trim();
  const colon = words.indexOf(':');
  const heading =
    colon === -1 ? undefined : readNamed(words.slice(0, colon).trim(), words.slice(colon + 1).trim());
  if (heading !== undefined || marks === undefined || words.endsWith(':')) return heading;
  return /^skills?$/i.test(words) ? { kind: 'skills' } : { kind: 'unknown', words };
};

/** The words of a Markdown heading that is a lead-in ("### At this role level, you will:"). */
export const withoutHeadingMarks = (line: string): string =>
  headingMarks.test(line) ? line.replace(headingMarks, '').replace(/\s+#+$/, '') : line;

function readNamed(label: string, name: string): Heading | undefined {
  const kind = label.toLowerCase().replace(/\s+/g, ' ');
  if (kind === 'role level' || kind === 'skill' || kind === 'skill level' || kind === 'level')
    return { kind, name };
  if (kind === 'role') return { kind, family: undefined, name };
  const family = /^(?!(?:in|at|for|of|this|your|the) )([^,.;]{1,100}) role$/i.exec(label)?.[1];
  return family === undefined ? undefined : { kind: 'role', family: family.trim(), name };
}
