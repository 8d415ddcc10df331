import type { Form } from './form.ts';

/** A line of an answer: plain text, never markup, with the numbers of the citations that carry it. */
export interface Line {
  readonly text: string;
  readonly cites: readonly number[];
}

/**
 * What a reply is made of. A block with `detail` belongs to "show all" only; the others make up the short form,
 * which fits one phone screen.
 */
export type Block =
  | { readonly type: 'title'; readonly text: string; readonly note: string; readonly detail: boolean }
  | { readonly type: 'heading'; readonly text: string; readonly detail: boolean }
  | { readonly type: 'paragraph'; readonly line: Line; readonly detail: boolean }
  /** Sentences of one paragraph, each with its citations. */
  | { readonly type: 'prose'; readonly lines: readonly Line[]; readonly detail: boolean }
  | { readonly type: 'list'; readonly items: readonly Line[]; readonly detail: boolean }
  | {
      readonly type: 'table';
      /** Of figures, which somebody may want to sort: what they are. */
      readonly caption?: string;
      readonly columns: readonly string[];
      readonly rows: readonly { readonly cells: readonly string[]; readonly cites: readonly number[] }[];
      readonly detail: boolean;
    }
  | {
      /** Bars across, each parted among the series; the platform shows the picture, and draws it itself where it can. */
      readonly type: 'chart';
      readonly title: string;
      readonly series: readonly string[];
      /** In percent, one value for each of the series. */
      readonly bars: readonly { readonly label: string; readonly values: readonly number[] }[];
      readonly picture: Picture;
      readonly detail: boolean;
    };

export interface Picture {
  /** A file name, such as "team-summary.png". */
  readonly name: string;
  readonly png: Uint8Array;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Where it is higher than 1,024 pixels: the same from top to bottom, in pieces that are not. */
  readonly slices?: readonly Uint8Array[];
  /** Says all that the picture shows. */
  readonly alternativeText: string;
}

export interface Attachment {
  readonly name: string;
  /** Such as "text/csv". */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface Citation {
  /** From 1, in the order of first mention; `[n]` in the text. */
  readonly n: number;
  /** What is cited: "IT service manager, role level". */
  readonly title: string;
  /** The document's own words, verbatim. */
  readonly quote: string;
  readonly file: string;
  readonly line: number;
  readonly url?: string;
}

/** Tapping sends `value` back under `action`, which names what replies to it. `ask` puts `value` as a question. */
export interface Button {
  readonly label: string;
  readonly action: string;
  readonly value: string;
}

export interface Reply {
  readonly blocks: readonly Block[];
  readonly citations: readonly Citation[];
  readonly suggestions: readonly Button[];
  /** Stands between the blocks and the suggestions. */
  readonly form?: Form;
  /** The answer's id, where "helpful?" is asked. */
  readonly feedbackOn?: string;
  /** Files that come with it. */
  readonly attachments?: readonly Attachment[];
  /** A model wrote words of it, each sentence checked against its source. */
  readonly isWritten?: true;
  /** It is one card that a press on it replaces, and not a message that stays. */
  readonly inPlace?: true;
}

/** Nothing is shown. */
export const nothing: Reply = { blocks: [], citations: [], suggestions: [] };
