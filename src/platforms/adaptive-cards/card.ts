/** The part of Adaptive Cards 1.5 that every Teams client draws, as plain JSON. */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.5';
  readonly body: readonly CardElement[];
}

interface Placed {
  readonly id?: string;
  readonly isVisible?: boolean;
  readonly spacing?: 'None' | 'Small' | 'Medium' | 'Large';
  readonly separator?: boolean;
}

export interface TextBlock extends Placed {
  readonly type: 'TextBlock';
  /** Markdown: whatever comes from outside goes through `escapeText` first. */
  readonly text: string;
  readonly wrap: true;
  readonly size?: 'Small' | 'Medium' | 'Large';
  readonly weight?: 'Bolder';
  readonly isSubtle?: true;
  readonly style?: 'heading';
}

export interface Container extends Placed {
  readonly type: 'Container';
  readonly items: readonly CardElement[];
  readonly style?: 'emphasis';
}

interface TableCell {
  readonly type: 'TableCell';
  readonly items: readonly TextBlock[];
}

export interface TableRow {
  readonly type: 'TableRow';
  readonly cells: readonly TableCell[];
}

interface Table extends Placed {
  readonly type: 'Table';
  readonly firstRowAsHeaders: true;
  readonly columns: readonly { readonly width: number }[];
  readonly rows: readonly TableRow[];
}

export interface Image extends Placed {
  readonly type: 'Image';
  readonly url: string;
  readonly altText: string;
  /** In Teams it can be looked at large. */
  readonly msteams?: { readonly allowExpand: true };
}

/** Teams draws it; whatever does not know it draws what stands in its place. */
export interface StackedBars extends Placed {
  readonly type: 'Chart.HorizontalBar.Stacked';
  readonly title: string;
  readonly data: readonly {
    readonly title: string;
    readonly data: readonly { readonly legend: string; readonly value: number; readonly color: string }[];
  }[];
  readonly fallback: TextBlock | Image;
}

interface ActionSet extends Placed {
  readonly type: 'ActionSet';
  readonly actions: readonly CardAction[];
}

interface TextInputElement extends Placed {
  readonly type: 'Input.Text';
  readonly id: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly isMultiline: boolean;
  readonly maxLength: number;
}

interface ChoiceSet extends Placed {
  readonly type: 'Input.ChoiceSet';
  readonly id: string;
  readonly label: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly value?: string;
  readonly isMultiSelect: boolean;
  readonly style: 'compact' | 'expanded';
  readonly wrap: true;
}

export type InputElement = TextInputElement | ChoiceSet;
export type CardElement = TextBlock | Image | Container | Table | StackedBars | ActionSet | InputElement;

interface PressedData {
  readonly action: string;
  readonly value: string;
}

export type CardAction =
  | {
      readonly type: 'Action.Execute';
      readonly title: string;
      readonly verb: string;
      readonly data: PressedData;
      readonly fallback: {
        readonly type: 'Action.Submit';
        readonly title: string;
        readonly data: PressedData;
      };
    }
  | {
      readonly type: 'Action.ToggleVisibility';
      readonly title: string;
      readonly targetElements: readonly string[];
    }
  | { readonly type: 'Action.OpenUrl'; readonly title: string; readonly url: string };
