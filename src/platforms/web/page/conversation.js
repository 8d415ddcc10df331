// @ts-check
import { findElement, makeElement } from './make-element.js';

/** @param {HTMLElement} element */
function showFromStart(element) {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'start', behavior: isCalm ? 'auto' : 'smooth' });
}

/** What was said so far, with the welcome before it and "Thinking…" after it while it is the one that is shown. */
export function createConversation() {
  const welcome = findElement('welcome', HTMLElement);
  const status = findElement('status', HTMLElement);
  const log = makeElement('div', {
    ...{ class: 'said', role: 'log', 'aria-live': 'polite', 'aria-label': 'Conversation', hidden: '' },
  });
  let isThinking = false;

  function update() {
    if (log.hidden) return;
    welcome.hidden = log.childElementCount > 0;
    status.replaceChildren(...(isThinking ? [makeElement('span', { class: 'thinking' }, 'Thinking…')] : []));
  }

  findElement('conversations', HTMLElement).append(log);
  return {
    /** @param {boolean} isShown */
    setShown(isShown) {
      log.hidden = !isShown;
      update();
      log.lastElementChild?.scrollIntoView({ block: 'nearest' });
    },
    /** @param {string} text */
    addQuestion(text) {
      const isExamplePressed = welcome.contains(document.activeElement);
      const question = drawQuestion(text);
      log.append(question);
      update();
      showFromStart(question);
      // The example is gone with the welcome, and the focus must not go with it.
      if (isExamplePressed) question.focus({ preventScroll: true });
      return question;
    },
    /**
     * After the question, or after all that was said.
     *
     * @param {HTMLElement} answer
     * @param {HTMLElement} [question]
     */
    addAnswer(answer, question) {
      if (question) question.after(answer);
      else log.append(answer);
      update();
      showFromStart(question ?? answer);
    },
    replace,
    /** @param {HTMLElement} question */
    takeBack(question) {
      question.remove();
      update();
    },
    /** @param {boolean} is */
    setThinking(is) {
      isThinking = is;
      update();
    },
    clear() {
      log.replaceChildren();
      isThinking = false;
      update();
    },
  };
}

/** @param {string} text */
function drawQuestion(text) {
  return makeElement('article', { class: 'question', 'aria-label': 'You asked', tabindex: '-1' }, text);
}

/**
 * The pressed button is gone with the card, and the focus must not go with it. What is new is seen from its beginning, also
 * where the card had been read to its end.
 *
 * @param {HTMLElement} card
 * @param {HTMLElement} answer
 */
function replace(card, answer) {
  answer.tabIndex = -1;
  card.replaceWith(answer);
  answer.focus({ preventScroll: true });
  const scroller = findElement('scroller', HTMLElement);
  if (answer.getBoundingClientRect().top < scroller.getBoundingClientRect().top) showFromStart(answer);
}
