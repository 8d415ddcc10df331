import type { FrameworkCitation } from '../../answer.ts';
import { type Checked, type Indexed, keysOfSaid, type SupportLine } from './lines.ts';
import type { Token } from './read-claims.ts';
import { keysOfKind, openingOf, partsOf } from './read-parts.ts';

/** What a line has to be about, to carry a part of a sentence. */
export interface About {
  /** Of whom the part says it, as keys; nobody is named where there are none. */
  readonly subject: readonly string[];
  /** The skills that the sentence names, and the one that it is about as a whole. */
  readonly skills: readonly string[];
  readonly about: readonly string[];
  readonly levels: readonly string[];
  readonly rest: readonly Token[];
  readonly claims: Checked['claims'];
  readonly cited: readonly Indexed[];
  /** Whether the answer speaks of several role levels. */
  readonly isOfSeveral: boolean;
}

export function isAbout(line: SupportLine, wanted: About): boolean {
  return line.of ? isQuotedAbout(line, line.of, wanted) : isToldAbout(line, wanted);
}

/** What the structure says begins with whom it is about, where it is about one. */
function isToldAbout({ tokens, keys }: SupportLine, { subject, skills, rest }: About): boolean {
  const opening = openingOf(partsOf(tokens)[0] ?? []).opening.flatMap(({ name }) => name ?? []);
  const roles = keysOfKind(opening, 'role');
  const isOfSubject = roles.length === 0 || subject.length === 0 || isOneOf(roles, meantOf(subject));
  const saysMost = rest.some(({ form }) => form === 'most');
  return isOfSubject && (!saysMost || skills.length === 0 || isOneOf([...keys], skills));
}

function isQuotedAbout(line: SupportLine, of: FrameworkCitation, wanted: About): boolean {
  const { skills, about, levels, rest, claims } = wanted;
  const keys = keysOfSaid(of);
  const isOfSkill = skills.length === 0 || !of.skill || isOneOf(keys, skills);
  const isOfLevel = levels.length === 0 || !of.skillLevel || levels.includes(of.skillLevel);
  const isOfKind = !of.role || !isSaidOfIt(rest, claims) || isOfIt(line);
  const isOfWhole = about.length === 0 || isOneOf(keys, about);
  return isOfSubject(of, wanted) && isOfSkill && isOfLevel && isOfKind && isOfWhole;
}

/** Where several role levels are spoken of, "they" may be any; but what a skill asks at a level is the same for all. */
function isOfSubject(of: FrameworkCitation, { subject, levels, cited, isOfSeveral }: About): boolean {
  if (subject.length === 0) return !isOfSeveral || !of.role || (of.skill !== undefined && levels.length > 0);
  return of.role ? isOneOf(keysOfSaid(of), meantOf(subject)) : isAskedOf(subject, of, cited);
}

/** What a skill asks at a level, it asks of whom is asked for it at this level. */
function isAskedOf(subject: readonly string[], of: FrameworkCitation, cited: readonly Indexed[]): boolean {
  const isAsked = ({ ground }: Indexed) =>
    ground.cited.skill === of.skill &&
    ground.cited.skillLevel === of.skillLevel &&
    isOneOf(keysOfSaid(ground.cited), meantOf(subject));
  return of.skillLevel === undefined || cited.some(isAsked);
}

/** "It owns the database": a thing does, and who has a role is none. */
function isSaidOfIt([first]: readonly Token[], { words, breaks }: Checked['claims']): boolean {
  let at = first?.at ?? 0;
  while (!breaks.has(at) && /^(also|is|was|will|can|does|has)$/.test(words[at - 1]?.form ?? '')) at -= 1;
  return !breaks.has(at) && words[at - 1]?.form === 'it';
}

/** "This can be an entry-level role", of the role itself. */
function isOfIt({ words }: SupportLine): boolean {
  return /^(it|this|that)$/.test(words[0]?.form ?? '');
}

/** A role level may be called like its role: then the other levels are not meant. */
export function meantOf(subject: readonly string[]): readonly string[] {
  const levels = subject.filter((key) => key.startsWith('roleLevel '));
  return levels.length > 0 ? levels : subject;
}

function isOneOf(keys: readonly string[], others: readonly string[]): boolean {
  return keys.some((key) => others.includes(key));
}
