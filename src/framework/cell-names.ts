import { quoted } from './knowledge-error.ts';
import { maximumNameLength } from './limits.ts';
import { cleanName, isNoName } from './names.ts';
import type { ProblemList } from './problem-list.ts';

/** The name of a role, role level or skill, or undefined after a problem was noted. */
export const readName = (
  text: string,
  what: string,
  line: number,
  problems: ProblemList,
): string | undefined => {
  if (text.length > maximumNameLength) {
    problems.add(
      line,
      `has a ${what} whose name is longer than ${maximumNameLength} characters: ${quoted(text)}; shorten it`,
    );
    return undefined;
  }
  const name = cleanName(text);
  if (!isNoName(name)) return name;
  problems.add(line, `has a ${what} without a name; write its name or delete it`);
  return undefined;
};
