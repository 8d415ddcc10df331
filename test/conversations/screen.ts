/** What somebody enters, by the names that the platform carries it under. */
export type Entered = Readonly<Record<string, string>>;

interface ScreenButton {
  readonly label: string;
  /** Presses exactly what was sent, and gives what is seen then. */
  press(entered: Entered): Promise<Screen>;
}

export interface Field {
  readonly name: string;
  readonly label: string;
  /** As it is carried; several values are joined by commas. */
  readonly value: string;
  /** None: whatever is written. */
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}

/** Where it is seen: under what was said before, instead of what was pressed, or in a window before it. */
type Place = 'below' | 'in its place' | 'in a window';

/** What left the process, as a person sees it. */
export interface Screen {
  readonly lines: readonly string[];
  readonly buttons: readonly ScreenButton[];
  readonly fields: readonly Field[];
  readonly place: Place;
}

export const blank: Screen = { lines: [], buttons: [], fields: [], place: 'below' };

/** Several pieces or messages, one under the other. */
export function joinScreens(screens: readonly Screen[]): Screen {
  return {
    lines: screens.flatMap(({ lines }) => lines),
    buttons: screens.flatMap(({ buttons }) => buttons),
    fields: screens.flatMap(({ fields }) => fields),
    place: screens.at(-1)?.place ?? 'below',
  };
}

/** Markdown, or plain text with bullets, without its marks and empty lines. */
export function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/^(?:#{2,3} |- |• )/, '')
        .replace(/(?<!\\)\*\*/g, '')
        .replace(/^_(.*)_$/, '$1')
        .replace(/\\([!-/:-@[-`{-~])/g, '$1'),
    )
    .filter((line) => line !== '');
}

/** A row of a table in one line; with more than two columns each cell says which it is. */
export function toRowLine(columns: readonly string[], [first = '', ...others]: readonly string[]): string {
  const named = others.map((cell, at) => (others.length > 1 ? `${columns[at + 1]}: ${cell}` : cell));
  return `${first}: ${named.join('; ')}`;
}
