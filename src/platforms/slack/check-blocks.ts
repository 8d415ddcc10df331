import type { types } from '@slack/bolt';

/** What Slack would refuse in a block, in words; empty where nothing is. https://docs.slack.dev/reference/block-kit */
export function checkBlock(block: types.KnownBlock): string[] {
  switch (block.type) {
    case 'markdown':
      return over('a markdown text', block.text.length, 1, 12_000);
    case 'table':
      return checkTable(block.rows);
    case 'data_table':
      return checkDataTable(block);
    case 'image':
      return checkImage(block);
    case 'actions':
      return checkButtons(block.elements);
    case 'context':
      return checkTexts(block.elements);
    case 'context_actions':
      return over('the number of context actions', block.elements.length, 1, 5);
    case 'section':
      return over('a section', block.text?.text.length ?? 0, 1, 3_000);
    case 'header':
      return over('a header', block.text.text.length, 1, 150);
    case 'input':
      return checkInput(block);
    case 'divider':
      return [];
    default:
      return [`a block of the type ${block.type}, which is not checked`];
  }
}

function checkTexts(elements: readonly { readonly type: string; readonly text?: string }[]): string[] {
  return [
    ...over('the number of context elements', elements.length, 1, 10),
    ...elements.flatMap(({ text = '' }) => over('a context text', text.length, 1, 3_000)),
  ];
}

interface Cell {
  readonly type: string;
  readonly text?: unknown;
}

function checkTable(rows: readonly (readonly Cell[])[]): string[] {
  const texts = rows.flat().map(({ text }) => (typeof text === 'string' ? text : ''));
  return [
    ...over('the number of rows', rows.length, 1, 100),
    ...rows.flatMap((row) => over('the number of columns', row.length, 1, 20)),
    ...over('all cells together', texts.join('').length, 1, 10_000),
    ...texts.flatMap((text) => over('a cell', text.length, 1, 10_000)),
  ];
}

function checkDataTable({ rows, caption, page_size = 5 }: types.DataTableBlock): string[] {
  const [header = []] = rows;
  return [
    ...checkTable(rows.slice(0, 100)),
    ...over('the number of rows with the header', rows.length, 2, 101),
    ...over('a page of a table', page_size, 1, 100),
    ...(caption === '' ? ['a table without a caption'] : []),
    ...(rows.every(({ length }) => length === header.length) ? [] : ['a row has another length']),
  ];
}

function checkImage({ alt_text, title, ...shown }: types.ImageBlock): string[] {
  return [
    ...over('an alternative text', alt_text.length, 1, 2_000),
    ...over('the title of a picture', title?.text.length ?? 0, 0, 2_000),
    ...('slack_file' in shown ? [] : ['a picture that is not in Slack']),
  ];
}

interface Element {
  readonly type: string;
  readonly action_id?: string;
  readonly value?: string;
  readonly text?: { readonly text: string } | string;
}

function checkButtons(elements: readonly Element[]): string[] {
  const ids = elements.map(({ action_id }) => action_id ?? '');
  return [
    ...over('the number of buttons', elements.length, 1, 25),
    ...(new Set(ids).size === ids.length ? [] : ['an action_id stands twice']),
    ...ids.flatMap((id) => over('an action_id', id.length, 1, 255)),
    ...elements.flatMap(({ text, value }) => [
      ...over('a label', (typeof text === 'object' ? text.text : (text ?? '')).length, 1, 75),
      ...over('a value', (value ?? '').length, 1, 2_000),
    ]),
  ];
}

function checkInput({ block_id = '', label, hint, element }: types.InputBlock): string[] {
  return [
    ...over('a block id', block_id.length, 0, 255),
    ...over('a label', label.text.length, 1, 2_000),
    ...(hint ? over('a hint', hint.text.length, 1, 2_000) : []),
    ...checkElement(element),
  ];
}

function checkElement(element: types.InputBlock['element']): string[] {
  switch (element.type) {
    case 'plain_text_input': {
      const { max_length = 3_000, initial_value } = element;
      return [
        ...over('the most that can be entered', max_length, 1, 3_000),
        ...(initial_value === undefined
          ? []
          : over('what stands there', initial_value.length, 1, max_length)),
      ];
    }
    case 'radio_buttons':
      return checkOptions(element.options, 10, element.initial_option && [element.initial_option]);
    case 'checkboxes':
      return checkOptions(element.options, 10, element.initial_options);
    case 'static_select':
      return checkMenu(element, element.initial_option && [element.initial_option]);
    case 'multi_static_select':
      return checkMenu(element, element.initial_options);
    default:
      return [`an input of the type ${element.type}, which is not checked`];
  }
}

type Menu = Pick<types.StaticSelect, 'options' | 'option_groups'>;

function checkMenu({ options, option_groups }: Menu, initial: readonly types.Option[] | undefined): string[] {
  if (!option_groups) return checkOptions(options ?? [], 100, initial);
  const all = option_groups.flatMap((group) => group.options);
  return [
    ...over('the number of groups', option_groups.length, 1, 100),
    ...option_groups.flatMap((group) => [
      ...over('the name of a group', group.label.text.length, 1, 75),
      ...checkOptions(group.options, 100),
    ]),
    ...checkInitial(all, initial),
  ];
}

function checkOptions(
  options: readonly types.Option[],
  most: number,
  initial?: readonly types.Option[],
): string[] {
  return [
    ...over('the number of options', options.length, 1, most),
    ...options.flatMap(({ text, value = '' }) => [
      ...over('an option', text.text.length, 1, 75),
      ...over('the value of an option', value.length, 1, 150),
    ]),
    ...checkInitial(options, initial),
  ];
}

/** Undefined: nothing is chosen. Slack takes no empty list for that. */
function checkInitial(
  options: readonly types.Option[],
  initial: readonly types.Option[] | undefined,
): string[] {
  if (!initial) return [];
  const known = new Set(options.map((option) => JSON.stringify(option)));
  return [
    ...over('the number of chosen options', initial.length, 1, options.length),
    ...(initial.every((option) => known.has(JSON.stringify(option)))
      ? []
      : ['a chosen option is none of the options']),
  ];
}

export function over(what: string, value: number, least: number, most: number): string[] {
  return value >= least && value <= most ? [] : [`${what} is ${value}, not ${least} to ${most}`];
}
