import { blank, type Entered, type Field, joinScreens, linesIn, type Screen, toRowLine } from './screen.ts';

interface Action {
  readonly type: string;
  readonly title: string;
  readonly data: object;
  readonly fallback?: { readonly data: object };
}

interface Choice {
  readonly title: string;
  readonly value: string;
}

interface Node {
  readonly type: string;
  readonly isVisible?: boolean;
  readonly text: string;
  readonly items: readonly Node[];
  readonly cells: readonly Node[];
  readonly rows: readonly Node[];
  readonly actions: readonly Action[];
  readonly id: string;
  readonly label: string;
  readonly value?: string;
  readonly choices?: readonly Choice[];
}

export interface SentCard {
  readonly body: readonly object[];
}

/** What a press of this button does, with what was entered on its card. */
type Press = (action: Action, entered: Entered) => Promise<Screen>;

/** An adaptive card as a client draws it, what is hidden left out. */
export function readCard({ body }: SentCard, press: Press): Screen {
  return joinScreens((body as Node[]).map((node) => readNode(node, press)));
}

function readNode(node: Node, press: Press): Screen {
  if (node.isVisible === false) return blank;
  switch (node.type) {
    case 'TextBlock':
      return { ...blank, lines: linesIn(node.text) };
    case 'Container':
      return joinScreens(node.items.map((item) => readNode(item, press)));
    case 'Table':
      return { ...blank, lines: readTable(node) };
    case 'ActionSet':
      return { ...blank, buttons: readButtons(node, press) };
    case 'Input.Text':
    case 'Input.ChoiceSet':
      return { ...blank, fields: [readField(node)] };
    default:
      throw new Error(`nobody has said how a ${node.type} looks`);
  }
}

function readTable({ rows }: Node): string[] {
  const [columns = [], ...others] = rows.map(({ cells }) =>
    cells.map(({ items }) => items.flatMap(({ text }) => linesIn(text)).join(' ')),
  );
  return others.map((cells) => toRowLine(columns, cells));
}

function readButtons({ actions }: Node, press: Press) {
  return actions
    .filter(({ type }) => type === 'Action.Execute')
    .map((action) => ({
      label: action.title,
      press: (entered: Entered) => press(action, entered),
    }));
}

function readField({ id: name, label, value = '', choices }: Node): Field {
  const options = choices?.map((choice) => ({ label: choice.title, value: choice.value }));
  return { name, label, value, ...(options ? { options } : {}) };
}
