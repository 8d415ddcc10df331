// @ts-check
import { createLiveAnswer } from './live-answer.js';

/** @typedef {import('./send.js').Outcome} Outcome */

const brokenOffNote = 'A model wrote what stands above; ask again for its sources.';

/**
 * A question and its answer, which is shown while it is written and can be stopped.
 *
 * @param {object} dependencies
 * @param {ReturnType<typeof import('./send.js').createSender>} dependencies.sender
 * @param {ReturnType<typeof import('./conversation.js').createConversation>} dependencies.shown
 * @param {(answer: import('./send.js').Answer) => HTMLElement} dependencies.draw
 * @param {() => void} dependencies.onChange An answer begins or ends.
 */
export function createAsking({ sender, shown, draw, onChange }) {
  /** @type {AbortController | undefined} */
  let underWay;

  /** @param {AbortController | undefined} next */
  function setUnderWay(next) {
    underWay = next;
    onChange();
  }

  return {
    isUnderWay: () => underWay !== undefined,
    stop: () => underWay?.abort(),
    /** Nobody waits for it any more. */
    giveUp() {
      underWay?.abort();
      setUnderWay(undefined);
    },
    /** @param {{ conversation: string, text: string }} message */
    begin(message) {
      const question = shown.addQuestion(message.text);
      const live = createLiveAnswer();
      const stopping = new AbortController();
      setUnderWay(stopping);
      shown.line.setThinking();
      const outcome = sender.ask(message, {
        stopped: stopping.signal,
        onStatus: shown.line.setThinking,
        onSentence: (sentence) => shown.goOn(live.article, question, () => live.add(sentence)),
      });
      return {
        outcome,
        /** @param {Outcome} outcome */
        end(outcome) {
          setUnderWay(undefined);
          shown.line.setDone(outcome.ok && live.hasBegun ? 'The answer is complete.' : undefined);
          if (outcome.ok) complete(live, draw(outcome.answer), question);
          else if (outcome.isStopped) breakOff(live, question, 'Stopped.');
          else if (live.hasBegun) breakOff(live, question, 'The answer broke off here.');
          else shown.takeBack(question);
        },
      };
    },
  };

  /**
   * @param {ReturnType<typeof createLiveAnswer>} live
   * @param {HTMLElement} drawn
   * @param {HTMLElement} question
   */
  function complete(live, drawn, question) {
    if (live.hasBegun) shown.complete(live.article, drawn);
    else shown.addAnswer(drawn, question);
  }

  /**
   * What was shown stays, without the sources and the note that come with the card.
   *
   * @param {ReturnType<typeof createLiveAnswer>} live
   * @param {HTMLElement} question
   * @param {string} why
   */
  function breakOff(live, question, why) {
    shown.goOn(live.article, question, () => live.end(live.hasBegun ? `${why} ${brokenOffNote}` : why));
  }
}
