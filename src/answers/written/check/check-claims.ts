import type { FrameworkCitation } from '../../answer.ts';
import { type Beginning, findInLine, type PartInLine } from './find-in-line.ts';
import { type Checked, type Indexed, keysOfSaid, type SupportLine } from './lines.ts';
import type { NameInText } from './name-finder.ts';
import type { Token } from './read-claims.ts';
import { keysOfKind, openingOf, partsOf, readParts, type Subjects } from './read-parts.ts';
import { restrictionsOf } from './restrictions.ts';
import { isNaming } from './words-of-claims.ts';

interface Claimed {
  /** It claims something, and all of that is said. */
  readonly isMade: boolean;
  /** It claims something that is not. */
  readonly isFalse: boolean;
  /** Whom the sentence speaks of, each as its keys: "they" of the next one. */
  readonly subjects: Subjects;
}

/** One look through the lines for one sentence. */
const mostSteps = 20_000;

/**
 * Whether everything that a sentence claims stands in a line of what it cites, part for part: each part in one line that
 * speaks of the same role level and skill, going on in the line of the part before it, or where a line begins. What is
 * said of two is said of each.
 */
export function checkClaims(
  { claims, cited, grounds }: Checked,
  required: ReadonlySet<number>,
  before: Subjects,
): Claimed {
  const all = [...cited.flatMap(({ lines }) => lines), ...grounds.facts];
  const about = skillThatItIsAbout(claims.tokens);
  const effort = { left: mostSteps };
  const parts = readParts(claims.tokens, required, before);
  // A skill that is named in what is claimed is compared as it stands.
  const compared = new Set(parts.flatMap(({ rest }) => rest.map(({ name }) => name)));
  const skills = keysOfKind(
    claims.names.filter((name) => !compared.has(name)),
    'skill ',
  );
  // Where several role levels are spoken of, "they" may be any; but what a skill asks at a level is the same for all.
  const isOfKnown = ({ of }: SupportLine, levels: readonly string[]) =>
    !grounds.isOfSeveral || !of?.role || (of.skill !== undefined && levels.length > 0);
  let said: readonly (Said | undefined)[] = [];
  let isMade = false;
  for (const [place, part] of parts.entries()) {
    const { rest, subjects, isOfOthers, isMisjoined, levels, isAfterOr, isBeforeOr } = part;
    if (isMisjoined) return { isMade: false, isFalse: true, subjects };
    if (isOfOthers) said = [];
    if (rest.length === 0) continue;
    const restrictions = restrictionsOf(rest, claims.tokens);
    const next = parts[place + 1]?.rest[0];
    const wanted = { tokens: rest, next, isAfterOr, isBeforeOr, restrictions, effort };
    const ofEach: Subjects = subjects.length > 0 ? subjects : [[]];
    const isOfThing = isSaidOfIt(rest, claims);
    said = ofEach.map((subject, at) => {
      const lines = all
        .filter((line) => subject.length > 0 || isOfKnown(line, levels))
        .filter((line) => !isOfThing || !line.of?.role || isOfIt(line))
        .filter((line) => isAbout(line, { subject, skills, about, levels, rest, cited }));
      return linesSaying(wanted, lines, said[at]);
    });
    if (said.some((lines) => lines === undefined || lines.size === 0))
      return { isMade: false, isFalse: true, subjects };
    isMade = true;
  }
  const subjects = parts.at(-1)?.subjects ?? before;
  return { isMade, isFalse: false, subjects: subjects.length > 0 ? subjects : lastNamed(claims.names) };
}

/** "The next step is senior baker": who comes is whom the next sentence speaks of. */
function lastNamed(names: readonly NameInText[]): Subjects {
  const last = names.map((name) => keysOfKind([name], 'role')).findLast(({ length }) => length > 0);
  return last ? [last] : [];
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

/** The lines that say a part, and where in each it ends. */
type Said = ReadonlyMap<SupportLine, number>;

type Wanted = Omit<PartInLine, 'begins' | 'isQuoted'>;

function linesSaying(wanted: Wanted, lines: readonly SupportLine[], before: Said | undefined): Said {
  const saying = (begins: (line: SupportLine) => Beginning, among = lines): Said =>
    new Map(
      among.flatMap((line) => {
        const place = findInLine(
          { ...wanted, begins: begins(line), isQuoted: line.of !== undefined },
          line.tokens,
        );
        return place === undefined ? [] : [[line, place] as const];
      }),
    );
  if (!before) return saying(() => 'sentence');
  const goingOn = saying(
    (line) => ({ after: before.get(line) ?? 0 }),
    lines.filter((line) => before.has(line)),
  );
  return goingOn.size > 0 ? goingOn : saying(() => 'line');
}

/** "For User focus, …" says what the skill asks. */
function skillThatItIsAbout(tokens: readonly Token[]): readonly string[] {
  const [first, second] = tokens;
  const name = first?.kind === 'joint' && isNaming(first.claim) ? second?.name : undefined;
  return name ? keysOfKind([name], 'skill ') : [];
}

interface About {
  readonly subject: readonly string[];
  readonly skills: readonly string[];
  readonly about: readonly string[];
  readonly levels: readonly string[];
  readonly rest: readonly Token[];
  readonly cited: readonly Indexed[];
}

/** What the structure says begins with whom it is about, where it is about one. */
function isAbout({ of, tokens, keys: named }: SupportLine, wanted: About): boolean {
  const { subject, skills, about, levels, rest, cited } = wanted;
  if (!of) {
    const opening = openingOf(partsOf(tokens)[0] ?? []).opening.flatMap(({ name }) => name ?? []);
    const roles = keysOfKind(opening, 'role');
    const isOfSubject = roles.length === 0 || subject.length === 0 || isOneOf(roles, meantOf(subject));
    const saysMost = rest.some(({ form }) => form === 'most');
    return isOfSubject && (!saysMost || skills.length === 0 || isOneOf([...named], skills));
  }
  const keys = keysOfSaid(of);
  const isOfSubject =
    subject.length === 0 || (of.role ? isOneOf(keys, meantOf(subject)) : isAskedOf(subject, of, cited));
  const isOfSkill = skills.length === 0 || !of.skill || isOneOf(keys, skills);
  const isOfLevel = levels.length === 0 || !of.skillLevel || levels.includes(of.skillLevel);
  return isOfSubject && isOfSkill && isOfLevel && (about.length === 0 || isOneOf(keys, about));
}

/** What a skill asks at a level, it asks of whom is asked for it at this level. */
function isAskedOf(subject: readonly string[], of: FrameworkCitation, cited: readonly Indexed[]): boolean {
  const isAsked = ({ ground }: Indexed) =>
    ground.cited.skill === of.skill &&
    ground.cited.skillLevel === of.skillLevel &&
    isOneOf(keysOfSaid(ground.cited), meantOf(subject));
  return of.skillLevel === undefined || cited.some(isAsked);
}

/** A role level may be called like its role: then the other levels are not meant. */
export function meantOf(subject: readonly string[]): readonly string[] {
  const levels = subject.filter((key) => key.startsWith('roleLevel '));
  return levels.length > 0 ? levels : subject;
}

function isOneOf(keys: readonly string[], others: readonly string[]): boolean {
  return keys.some((key) => others.includes(key));
}
