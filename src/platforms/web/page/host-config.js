// @ts-check

// Colours are the page's own variables: light and dark change without drawing the cards again.
const colours = Object.fromEntries(
  ['default', 'dark', 'light', 'accent', 'attention', 'good', 'warning'].map((name) => [
    name,
    { default: 'var(--ink)', subtle: 'var(--subtle)' },
  ]),
);

const fontType = {
  fontFamily: 'inherit',
  fontSizes: { small: 14, default: 16, medium: 18, large: 22, extraLarge: 26 },
  fontWeights: { lighter: 400, default: 400, bolder: 650 },
};

/** How Adaptive Cards look on this page, in both colour schemes. */
export const hostConfig = {
  supportsInteractivity: true,
  spacing: { small: 6, default: 10, medium: 14, large: 22, extraLarge: 30, padding: 0 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  fontTypes: { default: fontType, monospace: fontType },
  containerStyles: {
    default: { backgroundColor: 'transparent', foregroundColors: colours, borderColor: 'var(--line)' },
    emphasis: { backgroundColor: 'var(--quote)', foregroundColors: colours, borderColor: 'var(--line)' },
  },
  actions: {
    maxActions: 100,
    buttonSpacing: 0,
    allowTitleToWrap: true,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  textBlock: { headingLevel: 2 },
  inputs: { label: { inputSpacing: 'small', optionalInputs: { weight: 'bolder' } } },
};
