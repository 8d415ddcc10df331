import type { Button } from './reply.ts';

interface Named {
  /** What `Press.inputs` holds it under: letters alone. */
  readonly name: string;
  readonly label: string;
}

interface TextInput extends Named {
  readonly type: 'text';
  readonly hint: string;
  /** What stands there at first. */
  readonly value: string;
  /** Of several lines. */
  readonly isLong: boolean;
  /** In characters. */
  readonly most: number;
}

interface ChoiceInput extends Named {
  readonly type: 'choice';
  readonly options: readonly { readonly label: string; readonly value: string }[];
  /** The values that are chosen at first. */
  readonly chosen: readonly string[];
  /** Several may be chosen: their values come joined by commas. Otherwise exactly one is. */
  readonly isSeveral: boolean;
}

export type Input = TextInput | ChoiceInput;

/** Something to fill in. What is entered comes with a press of `submit`; what is left empty comes as "" or not at all. */
export interface Form {
  /** At most 24 characters. */
  readonly title: string;
  readonly inputs: readonly Input[];
  readonly submit: Button;
  /** A press of it brings the same form: for where none can stand in a message. */
  readonly open: Button;
}
