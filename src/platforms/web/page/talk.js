// @ts-check
import { drawAnswer } from './answer.js';
import { createAsking } from './asking.js';
import { createConversation } from './conversation.js';
import { createSender } from './send.js';

/** @typedef {import('./draw-card.js').Pressed} Pressed */
/** @typedef {import('./send.js').Answer} Answer */
/** @typedef {import('./send.js').Outcome} Outcome */

/**
 * Rolecall and one person.
 *
 * @param {object} dependencies
 * @param {string} dependencies.account
 * @param {ReturnType<typeof import('./composer.js').createComposer>} dependencies.composer
 * @param {() => void} dependencies.onChange An answer begins or ends.
 */
export function createTalk({ account, composer, onChange }) {
  const sender = createSender({ account });
  const shown = createConversation();
  let conversation = crypto.randomUUID();
  let isWaiting = false;

  /** @type {import('./answer.js').AnswerActions} */
  const actions = {
    onPress: (pressed, answer) => void press(pressed, answer),
    onFeedback: (value, inputs) => sender.press({ conversation, action: 'feedback', value, inputs }),
  };

  const draw = (/** @type {Answer} */ answer) => drawAnswer(answer, actions);
  const asking = createAsking({ sender, shown, draw, onChange });

  /**
   * One at a time; undefined where nobody waits for it any more.
   *
   * @param {Promise<Outcome>} sending
   */
  async function waitFor(sending) {
    const sentIn = conversation;
    isWaiting = true;
    composer.explain('');
    const outcome = await sending;
    if (sentIn !== conversation) return undefined;
    isWaiting = false;
    return outcome;
  }

  /**
   * What could not be answered is back in the field.
   *
   * @param {string} text
   */
  async function ask(text) {
    if (isWaiting) return;
    const asked = asking.begin({ conversation, text });
    const outcome = await waitFor(asked.outcome);
    if (!outcome) return;
    asked.end(outcome);
    if (!outcome.ok && !outcome.isStopped) composer.giveBack(text, outcome.problem);
  }

  /**
   * A question is asked as if it had been written.
   *
   * @param {Pressed} pressed
   * @param {HTMLElement} [on]
   */
  async function press(pressed, on) {
    if (isWaiting) return;
    if (pressed.action === 'ask') return ask(pressed.value);
    const outcome = await waitFor(sender.press({ conversation, ...pressed }));
    if (!outcome) return;
    if (outcome.ok) reply(outcome.answer, on);
    else composer.explain(outcome.problem);
  }

  /**
   * @param {Answer} answer
   * @param {HTMLElement} [on]
   */
  function reply(answer, on) {
    if (answer.text === '') return;
    const drawn = draw(answer);
    if (on && answer.inPlace) shown.replace(on, drawn);
    else shown.addAnswer(drawn);
  }

  return {
    ask,
    press,
    isWaiting: () => isWaiting,
    isAnswering: asking.isUnderWay,
    stop: asking.stop,
    setShown: shown.setShown,
    /** Something that nobody has asked for. @param {Answer} answer */
    hear: (answer) => shown.addAnswer(drawAnswer(answer, actions, 'Rolecall wrote')),
    startAgain() {
      asking.giveUp();
      conversation = crypto.randomUUID();
      isWaiting = false;
      shown.clear();
    },
  };
}
