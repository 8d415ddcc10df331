import { KnowledgeError, type Problem } from './knowledge-error.ts';
import { maximumProblems } from './limits.ts';

/** The problems of one file, gathered while it is read to its end. */
export interface ProblemList {
  /** Throws what it holds once there are too many to be of use. */
  add(line: number, problem: string): void;
  throwIfAny(): void;
}

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
