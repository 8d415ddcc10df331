// @ts-check
import { findElement, makeElement } from './make-element.js';

/** What was said so far, the welcome before it, and "Thinking…" after it. */
export function createConversation() {
  const log = findElement('log', HTMLElement);
  const welcome = findElement('welcome', HTMLElement);
  const status = findElement('status', HTMLElement);

  /** @param {HTMLElement} element */
  function showFromStart(element) {
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    element.scrollIntoView({ block: 'start', behavior: isCalm ? 'auto' : 'smooth' });
  }

  return {
    /** @param {string} text */
    addQuestion(text) {
      const question = makeElement(
        'article',
        { class: 'question', 'aria-label': 'You asked', tabindex: '-1' },
        text,
      );
      const isExamplePressed = welcome.contains(document.activeElement);
      welcome.hidden = true;
      log.append(question);
      showFromStart(question);
      // The example is gone with the welcome, and the focus must not go with it.
      if (isExamplePressed) question.focus({ preventScroll: true });
      return question;
    },
    /**
     * @param {HTMLElement} answer
     * @param {HTMLElement} question
     */
    addAnswer(answer, question) {
      question.after(answer);
      showFromStart(question);
    },
    /** @param {HTMLElement} question */
    takeBack(question) {
      question.remove();
      welcome.hidden = log.childElementCount > 0;
    },
    /** @param {boolean} isThinking */
    setThinking(isThinking) {
      status.replaceChildren(
        ...(isThinking ? [makeElement('span', { class: 'thinking' }, 'Thinking…')] : []),
      );
    },
    clear() {
      log.replaceChildren();
      status.replaceChildren();
      welcome.hidden = false;
    },
  };
}
