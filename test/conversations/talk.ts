import { type Entered, type Field, joinScreens, type Screen } from './screen.ts';

/** One person and the bot on a platform. */
export interface Wire {
  say(text: string): Promise<Screen>;
  /** What is sent by itself when the clock stands there; a blank screen for nothing. */
  wake(instant: string): Promise<Screen>;
}

/** What a transcript says of a screen. */
export interface Seen extends Pick<Screen, 'lines' | 'place'> {
  readonly labels: readonly string[];
  /** What stands in the inputs, by their labels. */
  readonly fields: Readonly<Record<string, string>>;
  readonly screen: Screen;
}

/** Somebody who reads what is sent and presses it. */
export function createTalk({ say, wake }: Wire) {
  let last = joinScreens([]);
  const look = (screen: Screen): Seen => {
    last = screen;
    return toSeen(screen);
  };
  const press = (screen: Screen, label: string, entered: Entered): Promise<Screen> =>
    buttonOn(screen, label).press(toCarried(screen.fields, entered));

  return {
    say: async (text: string) => look(await say(text)),
    /** Presses a button of the last card or message, or of an earlier one. */
    tap: async (label: string, on?: Seen) => look(await press(on?.screen ?? last, label, {})),
    /** Changes inputs, each by its label, and presses a button under them. Opens the form where that takes a press. */
    async fill(entered: Entered, label: string): Promise<Seen> {
      const form = last.fields.length > 0 ? last : await openForm(last);
      return look(await press(form, label, entered));
    },
    async wake(instant: string): Promise<Seen> {
      const screen = await wake(instant);
      return screen.lines.length > 0 ? look(screen) : toSeen(screen);
    },
  };
}

function toSeen(screen: Screen): Seen {
  const { lines, place, buttons, fields } = screen;
  return {
    ...{ lines, place, screen },
    labels: buttons.map(({ label }) => label),
    fields: Object.fromEntries(fields.map((field) => [field.label, toShown(field)])),
  };
}

function buttonOn({ buttons }: Screen, label: string) {
  const found = buttons.find((button) => button.label === label);
  if (found) return found;
  throw new Error(`no button "${label}", only ${buttons.map((button) => button.label).join(', ')}`);
}

/** Where a message has no room for a form, the first button under it brings it. */
async function openForm({ buttons: [first] }: Screen): Promise<Screen> {
  const form = await first?.press({});
  if (form && form.fields.length > 0) return form;
  throw new Error('there is nothing to fill in');
}

function toShown({ value, options }: Field): string {
  if (!options) return value;
  const chosen = value.split(',');
  return options
    .filter((option) => chosen.includes(option.value))
    .map(({ label }) => label)
    .join(', ');
}

/** What the platform is to carry: what is entered, and for the rest what stands there. */
function toCarried(fields: readonly Field[], entered: Entered): Entered {
  const unknown = Object.keys(entered).filter((label) => !fields.some((field) => field.label === label));
  if (unknown.length > 0) throw new Error(`no input ${unknown.join(', ')}`);
  return Object.fromEntries(
    fields.map((field) => [field.name, toValue(field, entered[field.label] ?? toShown(field))]),
  );
}

function toValue({ options }: Field, shown: string): string {
  if (!options || shown === '') return shown;
  return shown
    .split(', ')
    .map((label) => {
      const option = options.find((one) => one.label === label);
      if (!option) throw new Error(`no option ${label}`);
      return option.value;
    })
    .join(',');
}
