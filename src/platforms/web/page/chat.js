// @ts-check
import { drawAnswer } from './answer.js';
import { createComposer } from './composer.js';
import { createConversation } from './conversation.js';
import { findElement } from './make-element.js';
import { createSender } from './send.js';
import { readAccount } from './visitor.js';

const sender = createSender({ account: readAccount() });
const shown = createConversation();
const composer = createComposer({
  onSend(text) {
    if (isWaiting) return;
    composer.clear();
    void ask(text);
  },
});

let conversation = crypto.randomUUID();
let isWaiting = false;

/**
 * One question at a time; what could not be sent is back in the field.
 *
 * @param {string} text
 */
async function ask(text) {
  if (isWaiting) return;
  const askedIn = conversation;
  isWaiting = true;
  composer.explain('');
  const question = shown.addQuestion(text);
  shown.setThinking(true);
  const outcome = await sender.ask({ conversation: askedIn, text });
  if (askedIn !== conversation) return;
  isWaiting = false;
  shown.setThinking(false);
  if (outcome.ok) {
    shown.addAnswer(drawAnswer(outcome.answer, { onPress, onFeedback }), question);
    return;
  }
  shown.takeBack(question);
  composer.giveBack(text);
  composer.explain(outcome.problem);
}

/**
 * A question is asked as if it had been written; whatever else is pressed is answered in its place.
 *
 * @param {{ action: string, value: string }} pressed
 * @param {HTMLElement} answer
 */
function onPress({ action, value }, answer) {
  if (action === 'ask') void ask(value);
  else void replace(answer, action, value);
}

/**
 * One press at a time, as with questions.
 *
 * @param {HTMLElement} answer
 * @param {string} action
 * @param {string} value
 */
async function replace(answer, action, value) {
  if (isWaiting) return;
  const pressedIn = conversation;
  isWaiting = true;
  composer.explain('');
  const outcome = await sender.press({ conversation: pressedIn, action, value, inputs: {} });
  if (pressedIn !== conversation) return;
  isWaiting = false;
  if (!outcome.ok) {
    composer.explain(outcome.problem);
    return;
  }
  const replacement = drawAnswer(outcome.answer, { onPress, onFeedback });
  replacement.tabIndex = -1;
  answer.replaceWith(replacement);
  replacement.focus({ preventScroll: true });
}

/**
 * @param {string} answer
 * @param {Record<string, string>} inputs
 */
function onFeedback(answer, inputs) {
  return sender.press({ conversation, action: 'feedback', value: answer, inputs });
}

findElement('welcome', HTMLElement).addEventListener('click', ({ target }) => {
  if (target instanceof HTMLElement && target.matches('.example')) void ask(target.textContent ?? '');
});

findElement('new-conversation', HTMLButtonElement).addEventListener('click', () => {
  conversation = crypto.randomUUID();
  isWaiting = false;
  shown.clear();
  composer.explain('');
  composer.focus();
});
