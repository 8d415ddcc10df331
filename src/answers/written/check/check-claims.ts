import { type Beginning, findInLine, type PartInLine } from './find-in-line.ts';
import { isAbout } from './is-about.ts';
import type { Checked, SupportLine } from './lines.ts';
import type { NameInText } from './name-finder.ts';
import type { Token } from './read-claims.ts';
import { keysOfKind, readParts, type Subjects } from './read-parts.ts';
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
  const whole = skillThatItIsAbout(claims.tokens);
  const effort = { left: mostSteps };
  const parts = readParts(claims.tokens, required, before);
  // A skill that is named in what is claimed is compared as it stands.
  const compared = new Set(parts.flatMap(({ rest }) => rest.map(({ name }) => name)));
  const skills = keysOfKind(
    claims.names.filter((name) => !compared.has(name)),
    'skill ',
  );
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
    const { isOfSeveral } = grounds;
    said = ofEach.map((subject, at) => {
      const about = { subject, skills, about: whole, levels, rest, claims, cited, isOfSeveral };
      const lines = all.filter((line) => isAbout(line, about));
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
