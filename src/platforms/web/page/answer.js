// @ts-check
import { openSourcesInPlace } from './citations.js';
import { drawCard } from './draw-card.js';
import { enlargePictures } from './enlarge-pictures.js';
import { createFeedback } from './feedback-form.js';
import { makeElement } from './make-element.js';

/**
 * @typedef {object} AnswerActions
 * @property {(pressed: import('./draw-card.js').Pressed, answer: HTMLElement) => void} onPress
 * @property {(answer: string, feedback: Record<string, string>) => Promise<import('./send.js').Outcome>} onFeedback
 */

/**
 * @param {import('./send.js').Answer} answer
 * @param {AnswerActions} actions
 * @param {string} name
 */
export function drawAnswer(
  { id, cards, text, files = [], note, feedbackOn },
  { onPress, onFeedback },
  name = 'Rolecall answered',
) {
  const article = makeElement('article', { class: 'answer', 'aria-label': name });
  for (const [index, json] of cards.entries()) {
    const prefix = `${id}-${index}-`;
    const card = drawCard(json, { prefix, onPress: (pressed) => onPress(pressed, article) });
    openSourcesInPlace(card, prefix);
    if (!card.renderedElement) continue;
    enlargePictures(card.renderedElement);
    article.append(card.renderedElement);
  }
  if (article.textContent?.trim() === '') article.append(makeElement('p', { class: 'plain' }, text));
  if (files.length > 0) article.append(drawFiles(files));
  if (note !== undefined) article.append(makeElement('p', { class: 'note' }, note));
  if (feedbackOn !== undefined) {
    article.append(createFeedback({ sendFeedback: (feedback) => onFeedback(feedbackOn, feedback) }));
  }
  return article;
}

/** @param {import('./send.js').File[]} files */
function drawFiles(files) {
  const links = files.map(({ name, url }) => makeElement('a', { href: url, download: name }, name));
  return makeElement('p', { class: 'files' }, ...links);
}
