// @ts-check
import { drawCard } from './draw-card.js';
import { makeElement } from './make-element.js';

/** @typedef {import('adaptivecards').AdaptiveCard} Card */

/**
 * The card draws the source once more, right below the words that it carries.
 *
 * @param {Card} card
 * @param {string} prefix
 * @param {string} n
 */
function drawQuote(card, prefix, n) {
  const source = card.getElementById(`${prefix}source-${n}`);
  if (!source) return undefined;
  const id = `quote-${crypto.randomUUID()}`;
  const json = { type: 'AdaptiveCard', version: '1.5', body: [{ ...source.toJSON(), id: 'source' }] };
  const drawn = drawCard(json, { prefix: `${id}-`, onPress: () => {} });
  const note = makeElement('div', { id, class: 'quote', role: 'note', 'aria-label': `Source ${n}` });
  if (drawn.renderedElement) note.append(drawn.renderedElement);
  return note;
}

/**
 * @param {HTMLElement} marker
 * @param {HTMLElement} note
 */
function place(marker, note) {
  const table = marker.closest('[role="table"]');
  const item = marker.closest('li');
  if (table) table.after(note);
  else if (item) item.append(note);
  else marker.closest('p')?.after(note);
}

/** @param {Element} marker */
function close(marker) {
  document.getElementById(marker.getAttribute('aria-controls') ?? '')?.remove();
  marker.removeAttribute('aria-controls');
  marker.setAttribute('aria-expanded', 'false');
}

/**
 * Makes the numbers in a drawn card open and close their source in place. Escape closes it too.
 *
 * @param {Card} card
 * @param {string} prefix
 */
export function openSourcesInPlace(card, prefix) {
  const root = card.renderedElement;
  root?.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLElement) || !target.matches('.cite')) return;
    if (target.getAttribute('aria-expanded') === 'true') {
      close(target);
      return;
    }
    const note = drawQuote(card, prefix, target.dataset['source'] ?? '');
    if (!note) return;
    place(target, note);
    target.setAttribute('aria-controls', note.id);
    target.setAttribute('aria-expanded', 'true');
    note.scrollIntoView({ block: 'nearest' });
  });
  root?.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !(event.target instanceof HTMLElement)) return;
    const note = event.target.closest('.quote');
    const marker = note
      ? root.querySelector(`[aria-controls="${note.id}"]`)
      : event.target.closest('.cite[aria-expanded="true"]');
    if (!(marker instanceof HTMLElement)) return;
    event.preventDefault();
    close(marker);
    marker.focus();
  });
}
