// @ts-check
import { hostConfig } from './host-config.js';
import { mendInputs } from './mend-inputs.js';
import { renderMarkdown } from './render-markdown.js';

/** @typedef {import('adaptivecards').AdaptiveCard} Card */
/** @typedef {{ action: string, value: string, inputs: Record<string, string> }} Pressed */
/** @typedef {(pressed: Pressed) => void} OnPress */

/** @type {typeof import('adaptivecards')} */
const library = Reflect.get(globalThis, 'AdaptiveCards');

library.GlobalSettings.setTabIndexAtCardRoot = false;
library.GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
library.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = renderMarkdown(text);
  result.didProcess = true;
};

/**
 * Element ids become ids of the page, where several cards stand side by side.
 *
 * @param {unknown} node
 * @param {string} prefix
 * @returns {unknown}
 */
function prefixIds(node, prefix) {
  if (Array.isArray(node)) return node.map((item) => prefixIds(item, prefix));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key === 'id') return [key, prefix + value];
      if (key === 'targetElements') return [key, value.map((/** @type {string} */ id) => prefix + id)];
      return [key, prefixIds(value, prefix)];
    }),
  );
}

/** @param {string} url */
function openInNewTab(url) {
  if (/^https?:\/\//i.test(url)) window.open(url, '_blank', 'noopener,noreferrer');
}

/**
 * Adaptive Cards marks the hidden part as expanded, where a screen reader looks at the button; and a button that
 * hides itself would take the focus with it.
 *
 * @param {Card} card
 * @param {import('adaptivecards').ToggleVisibilityAction | undefined} pressed
 */
function mendToggles(card, pressed) {
  for (const action of card.getAllActions()) {
    if (!(action instanceof library.ToggleVisibilityAction)) continue;
    const ids = Object.keys(action.targetElements);
    for (const id of ids) card.getElementById(id)?.renderedElement?.removeAttribute('aria-expanded');
    const [id = ''] = ids;
    const isOpen = card.getElementById(id)?.isVisible ?? false;
    action.renderedElement?.setAttribute('aria-expanded', String(isOpen));
    const isTwin = action !== pressed && pressed?.targetElements && id in pressed.targetElements;
    if (isTwin && action.renderedElement?.offsetParent && !pressed.renderedElement?.offsetParent) {
      action.renderedElement.focus({ preventScroll: true });
    }
  }
}

/** @param {Card} card */
function mendButtons(card) {
  for (const action of card.getAllActions()) {
    const button = action.renderedElement;
    if (!button) continue;
    button.removeAttribute('title');
    button.dataset['kind'] = action.getJsonTypeName();
    if (action instanceof library.OpenUrlAction) button.setAttribute('role', 'link');
  }
  mendToggles(card, undefined);
}

/**
 * What was entered, by the names that the card gave.
 *
 * @param {Card} card
 * @param {string} prefix
 * @returns {Record<string, string>}
 */
function readInputs(card, prefix) {
  const inputs = card.getAllInputs();
  return Object.fromEntries(inputs.map(({ id = '', value }) => [id.slice(prefix.length), `${value ?? ''}`]));
}

/**
 * @param {object} json
 * @param {{ prefix: string, onPress: OnPress }} options
 * @returns {Card}
 */
export function drawCard(json, { prefix, onPress }) {
  const card = new library.AdaptiveCard();
  card.hostConfig = new library.HostConfig(hostConfig);
  card.onExecuteAction = (action) => {
    if (action instanceof library.OpenUrlAction) openInNewTab(action.url ?? '');
    else if (action instanceof library.ToggleVisibilityAction)
      queueMicrotask(() => mendToggles(card, action));
    else if (action instanceof library.ExecuteAction) {
      const { action: name, value } = /** @type {any} */ (action.data);
      onPress({ action: name, value, inputs: readInputs(card, prefix) });
    }
  };
  card.parse(prefixIds(json, prefix));
  card.render();
  mendButtons(card);
  if (card.renderedElement) mendInputs(card.renderedElement);
  return card;
}
