import { blank, type Entered, type Field, joinScreens, linesIn, type Screen, toRowLine } from './screen.ts';

interface Text {
  readonly text: string;
}

interface Option {
  readonly text: Text;
  readonly value: string;
}

interface SentButton {
  readonly type: 'button';
  readonly action_id: string;
  readonly value: string;
  readonly text: Text;
}

export interface SentInput {
  readonly type: 'input';
  readonly block_id: string;
  readonly label: Text;
  readonly element: {
    readonly type: string;
    readonly action_id: string;
    readonly initial_value?: string;
    readonly options?: readonly Option[];
    readonly initial_option?: Option;
    readonly initial_options?: readonly Option[];
  };
}

export type SentBlock =
  | SentInput
  | { readonly type: 'markdown'; readonly text: string }
  | { readonly type: 'header' | 'section'; readonly text: Text }
  | { readonly type: 'table'; readonly rows: readonly (readonly Text[])[] }
  | { readonly type: 'actions'; readonly elements: readonly SentButton[] }
  | { readonly type: 'context' | 'context_actions' };

type Press = (button: SentButton) => Promise<Screen>;

/** Blocks of a message or a modal as Slack draws them. */
export function readBlocks(blocks: readonly SentBlock[], press: Press): Screen {
  return joinScreens(blocks.map((block) => readBlock(block, press)));
}

function readBlock(block: SentBlock, press: Press): Screen {
  switch (block.type) {
    case 'markdown':
      return { ...blank, lines: linesIn(block.text) };
    case 'header':
    case 'section':
      return { ...blank, lines: linesIn(block.text.text) };
    case 'table': {
      const [columns = [], ...rows] = block.rows.map((row) => row.map(({ text }) => text));
      return { ...blank, lines: rows.map((cells) => toRowLine(columns, cells)) };
    }
    case 'actions':
      return {
        ...blank,
        buttons: block.elements.map((button) => ({
          label: button.text.text,
          press: () => press(button),
        })),
      };
    case 'input':
      return { ...blank, fields: [readField(block)] };
    case 'context':
    case 'context_actions':
      return blank;
  }
}

function readField({ block_id: name, label, element }: SentInput): Field {
  const { options, initial_value, initial_option, initial_options = [] } = element;
  const chosen = initial_option ? [initial_option] : initial_options;
  return {
    ...{ name, label: label.text },
    value: initial_value ?? chosen.map(({ value }) => value).join(','),
    ...(options ? { options: options.map(({ text, value }) => ({ label: text.text, value })) } : {}),
  };
}

/** What Slack sends of a modal. https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function toState(inputs: readonly SentInput[], entered: Entered): object {
  return Object.fromEntries(
    inputs.map(({ block_id, element }) => [
      block_id,
      { [element.action_id]: toElementState(element, entered[block_id] ?? '') },
    ]),
  );
}

function toElementState({ type, options = [] }: SentInput['element'], entered: string): object {
  const chosen = options.filter(({ value }) => entered.split(',').includes(value));
  switch (type) {
    case 'plain_text_input':
      return { type, value: entered === '' ? null : entered };
    case 'static_select':
      return { type, selected_option: chosen[0] ?? null };
    case 'checkboxes':
      return { type, selected_options: chosen };
    default:
      throw new Error(`nobody has said how a ${type} is filled in`);
  }
}
