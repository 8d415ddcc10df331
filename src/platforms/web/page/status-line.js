// @ts-check
import { findElement, makeElement } from './make-element.js';

/** What Rolecall is doing, below a conversation while it is the one that is shown. */
export function createStatusLine() {
  const status = findElement('status', HTMLElement);
  let isShown = false;
  /** @type {Element[]} */
  let said = [];

  /** @param {Element[]} words */
  function say(...words) {
    said = words;
    if (isShown) status.replaceChildren(...said);
  }

  return {
    /** @param {boolean} is */
    setShown(is) {
      isShown = is;
      say(...said);
    },
    /** More exactly where that is known. @param {string} [doing] */
    setThinking(doing) {
      say(makeElement('span', { class: 'thinking' }, doing ?? 'Thinking…'));
    },
    /** `unseen` is for those who hear the page. @param {string} [unseen] */
    setDone(unseen) {
      say(...(unseen ? [makeElement('span', { class: 'unseen' }, unseen)] : []));
    },
  };
}
