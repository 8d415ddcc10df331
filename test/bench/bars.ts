/** What the product is held to, for a size of framework. Printed, not asserted: a busy machine is no fault. */
export interface Bars {
  readonly readyMs: number;
  readonly megabytes: number;
  readonly answerP99Ms: number;
  readonly firstAnswerMs?: number;
  /** How often the first answer is measured. */
  readonly firstAnswers: number;
}

export const wholeBars: Bars = {
  readyMs: 500,
  megabytes: 200,
  answerP99Ms: 10,
  firstAnswerMs: 1_000,
  firstAnswers: 10,
};
export const largeBars: Bars = { readyMs: 10_000, megabytes: 600, answerP99Ms: 20, firstAnswers: 3 };
