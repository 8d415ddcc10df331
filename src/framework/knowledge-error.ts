import type { Source } from './model.ts';

/** What is wrong at one place of the knowledge folder, and how to mend it. */
export interface Problem {
  /** Or the folder, which has no lines. */
  readonly file: string;
  readonly line?: number;
  readonly problem: string;
}

/** The documents cannot be used as they are. Carries every problem of every file; nothing was loaded. */
export class KnowledgeError extends Error {
  override readonly name = 'KnowledgeError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(sayProblem).join('\n'));
    this.problems = problems;
  }
}

function sayProblem({ file, line, problem }: Problem): string {
  const place = line === undefined ? '' : `:${line}`;
  return `${onOneLine(file)}${place}: ${problem}`;
}

/** The problems of one file, gathered while it is read to its end. */
export interface ProblemList {
  /** Throws what it holds once there are too many to be of use. */
  add(line: number, problem: string): void;
  throwIfAny(): void;
}

/** Of one file. Somebody who meets that many has one cause to mend, not a hundred. */
const maximumProblems = 100;

export const createProblemList = (file: string): ProblemList => {
  const problems: Problem[] = [];
  return {
    add: (line, problem) => {
      problems.push({ file, line, problem });
      if (problems.length < maximumProblems) return;
      const more = `has ${maximumProblems} problems up to here; mend these, then start again for the others`;
      throw new KnowledgeError([...problems, { file, line, problem: more }]);
    },
    throwIfAny: () => {
      if (problems.length > 0) throw new KnowledgeError(problems);
    },
  };
};

/** A place as it is written in messages. */
export const at = ({ file, line }: Source): string => `${file}:${line}`;

/** Words of a document as part of a message: short, on one line, without invisible characters. */
export const quoted = (words: string): string => {
  const shown = onOneLine(words.slice(0, 200)).trim();
  return shown.length > 60 ? `"${[...shown].slice(0, 59).join('')}…"` : `"${shown}"`;
};

function onOneLine(words: string): string {
  return words.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cf}]/gu, '');
}
