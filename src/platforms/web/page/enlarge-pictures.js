// @ts-check
import { makeButton, makeElement } from './make-element.js';

/**
 * A picture in its own size: where somebody taps it, or with the button below it. Escape and a tap close it.
 *
 * @param {HTMLElement} card
 */
export function enlargePictures(card) {
  for (const picture of card.querySelectorAll('img')) {
    const button = makeButton('Show larger', 'larger', () => openLarge(picture));
    picture.addEventListener('click', () => openLarge(picture));
    picture.parentElement?.after(button);
  }
}

/** @param {HTMLImageElement} picture */
function openLarge({ src, alt }) {
  const dialog = makeElement(
    'dialog',
    { class: 'large', 'aria-label': 'Picture' },
    makeButton('Close', 'larger', () => dialog.close()),
    makeElement('img', { src, alt }),
  );
  dialog.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
