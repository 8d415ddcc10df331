// @ts-check
import { findElement } from './make-element.js';

/** What takes no longer needs no button; and the second press of a double click on "Send" is no stop. */
const shownAfterMs = 500;

/**
 * In the place of "Send" while an answer is worked on. Escape stops too.
 *
 * @param {object} dependencies
 * @param {() => boolean} dependencies.isAnswering
 * @param {() => void} dependencies.onStop
 */
export function createStopButton({ isAnswering, onStop }) {
  const stop = findElement('stop', HTMLButtonElement);
  const send = findElement('send', HTMLButtonElement);
  const field = findElement('question', HTMLTextAreaElement);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let soon;

  /** @param {boolean} isShown */
  function show(isShown) {
    const hidden = isShown ? send : stop;
    const hadFocus = document.activeElement === hidden;
    stop.hidden = !isShown;
    send.hidden = isShown;
    // The focus must not go with the button.
    if (hadFocus) (isShown ? stop : field).focus();
  }

  stop.addEventListener('click', onStop);
  document.addEventListener('keydown', (event) => {
    // What is open above or in an answer closes first; and a character that is being composed is given up with Escape.
    const isForOthers = event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]');
    if (event.key === 'Escape' && isAnswering() && !isForOthers) onStop();
  });

  return {
    /** Something began or ended, or another conversation is shown. */
    update() {
      clearTimeout(soon);
      if (isAnswering()) soon = setTimeout(() => show(true), shownAfterMs);
      else show(false);
    },
  };
}
