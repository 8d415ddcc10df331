/** What a page of the framework is about, in the documents' words. */
export interface PageSummary {
  readonly title: string;
  readonly note: string;
  /** Verbatim. */
  readonly text: string;
}

/** Undefined where the address is no page of the framework. */
export type SummarisePage = (url: string) => PageSummary | undefined;
