// @ts-check
import { findElement } from './make-element.js';

const mostCharacters = 4_000;
const countFrom = 3_500;
const inWords = new Intl.NumberFormat('en-GB');

/**
 * The field for the question. `onSend` gets what was written, without the space around it.
 *
 * @param {{ onSend: (text: string) => void }} dependencies
 */
export function createComposer({ onSend }) {
  const form = findElement('composer', HTMLFormElement);
  const field = findElement('question', HTMLTextAreaElement);
  const problem = findElement('problem', HTMLElement);
  const count = findElement('count', HTMLElement);

  function update() {
    const { length } = field.value;
    const isTooLong = length > mostCharacters;
    field.setAttribute('aria-invalid', String(isTooLong));
    count.textContent =
      length < countFrom ? '' : `${inWords.format(length)} of ${inWords.format(mostCharacters)} characters`;
  }

  /** @param {string} text */
  function setText(text) {
    field.value = text;
    update();
  }

  /** @param {string} text */
  function explain(text) {
    problem.textContent = text;
  }

  function send() {
    const text = field.value.trim();
    if (text === '') return;
    if (field.value.length > mostCharacters) {
      const over = inWords.format(field.value.length - mostCharacters);
      explain(
        `That is a long one: ${over} characters too many. Shorten it a little, or ask it in two parts.`,
      );
      return;
    }
    onSend(text);
  }

  field.addEventListener('input', () => {
    explain('');
    update();
  });
  field.addEventListener('keydown', (event) => {
    // While a character is being composed (Japanese, accents), Enter belongs to the input method.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });

  return {
    explain,
    clear: () => setText(''),
    /** Puts back what could not be sent, before what was written since. @param {string} text @param {string} why */
    giveBack(text, why) {
      setText([text, field.value].filter((part) => part !== '').join('\n'));
      explain(why);
    },
    focus: () => field.focus(),
  };
}
