// @ts-check
import { makeElement } from './make-element.js';

/** The last word and its number stay together on a line, as they do on a card. */
const lastWord = /[^\s<>]{1,24}$/;

/**
 * An answer while it is written, in the look of the card that takes its place: the words are to stay where they are. A
 * sentence is added as a whole, so that a screen reader says it once.
 */
export function createLiveAnswer() {
  const words = makeElement('p', {});
  const article = makeElement('article', { class: 'answer live', 'aria-label': 'Rolecall answers' }, words);
  return {
    article,
    get hasBegun() {
      return words.childElementCount > 0;
    },
    /** @param {import('./send.js').Sentence} sentence */
    add(sentence) {
      const drawn = drawSentence(sentence);
      words.append(...(words.childElementCount > 0 ? [' '] : []), drawn);
      return drawn;
    },
    /** Nothing more comes. @param {string} why */
    end(why) {
      if (words.childElementCount === 0) words.remove();
      article.setAttribute('aria-label', 'Rolecall began to answer');
      article.append(makeElement('p', { class: 'note' }, why));
    },
  };
}

/** @param {import('./send.js').Sentence} sentence */
function drawSentence({ text, cites: [first, ...others] }) {
  if (first === undefined) return makeElement('span', {}, text);
  const word = lastWord.exec(text)?.[0] ?? '';
  const together = makeElement('span', { class: 'together' }, word, ...drawMark(first));
  return makeElement(
    'span',
    {},
    text.slice(0, text.length - word.length),
    together,
    ...others.flatMap(drawMark),
  );
}

/** The sources come with the card. @param {number} n */
function drawMark(n) {
  return ['\u00a0', makeElement('span', { class: 'cite', 'aria-hidden': 'true' }, `${n}`)];
}
