// @ts-check
import { findElement, makeElement } from './make-element.js';
import { isAtEnd, isStartAbove, showEndAfter, showFromStart } from './scrolling.js';
import { createStatusLine } from './status-line.js';

/** What was said so far, with the welcome before it and the status after it while it is the one that is shown. */
export function createConversation() {
  const welcome = findElement('welcome', HTMLElement);
  const line = createStatusLine();
  const log = makeElement('div', {
    ...{ class: 'said', role: 'log', 'aria-live': 'polite', 'aria-label': 'Conversation', hidden: '' },
  });

  function update() {
    if (!log.hidden) welcome.hidden = log.childElementCount > 0;
  }

  findElement('conversations', HTMLElement).append(log);
  return {
    line,
    /** @param {boolean} isShown */
    setShown(isShown) {
      log.hidden = !isShown;
      line.setShown(isShown);
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
    /**
     * An answer goes on after its question; whoever looks at the end goes with it.
     *
     * @param {HTMLElement} answer
     * @param {HTMLElement} question
     * @param {() => void} write
     */
    goOn(answer, question, write) {
      const isFollowed = !log.hidden && isAtEnd();
      if (answer.parentElement !== log) question.after(answer);
      write();
      if (isFollowed) showEndAfter(question);
    },
    /**
     * The words stay where they are, and are not read out again.
     *
     * @param {HTMLElement} answer
     * @param {HTMLElement} complete
     */
    complete(answer, complete) {
      complete.setAttribute('aria-live', 'off');
      answer.replaceWith(complete);
    },
    /** @param {HTMLElement} question */
    takeBack(question) {
      question.remove();
      update();
    },
    clear() {
      log.replaceChildren();
      line.setDone();
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
  if (isStartAbove(answer)) showFromStart(answer);
}
