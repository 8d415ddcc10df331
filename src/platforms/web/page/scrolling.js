// @ts-check
import { findElement } from './make-element.js';

const scroller = findElement('scroller', HTMLElement);
const atEndPx = 80;

/** @param {HTMLElement} element */
export function showFromStart(element) {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'start', behavior: isCalm ? 'auto' : 'smooth' });
}

/** @param {HTMLElement} element */
export function isStartAbove(element) {
  return element.getBoundingClientRect().top < scroller.getBoundingClientRect().top;
}

/** Whether somebody looks at the end of what was said. */
export function isAtEnd() {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < atEndPx;
}

/** As far as that leaves the element in sight. @param {HTMLElement} element */
export function showEndAfter(element) {
  const room = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
  if (room > 0) scroller.scrollBy(0, Math.min(room, below));
}
