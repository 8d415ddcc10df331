// @ts-check

/**
 * Adaptive Cards knows no form: a line of text is sent with Enter, as people know it, and the button that sends is told
 * from the others.
 *
 * @param {HTMLElement} card
 */
export function mendInputs(card) {
  const lastInput = [...card.querySelectorAll('.ac-input')].at(-1);
  if (!lastInput) return;
  const submit = [...card.querySelectorAll('button')].find(
    (button) => lastInput.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  submit?.setAttribute('data-submits', '');
  card.addEventListener('keydown', (event) => {
    // While a character is being composed (Japanese, accents), Enter belongs to the input method.
    if (event.key !== 'Enter' || event.isComposing) return;
    if (event.target instanceof Element && event.target.matches('input.ac-textInput')) submit?.click();
  });
  for (const several of card.querySelectorAll('.ac-choiceSetInput-multiSelect')) mendGroup(several);
}

/**
 * It gives the group's label to the first choice alone, as a part of its name.
 *
 * @param {Element} group
 */
function mendGroup(group) {
  const label = group.parentElement?.previousElementSibling;
  group.setAttribute('role', 'group');
  if (label) group.setAttribute('aria-labelledby', label.id);
  for (const choice of group.querySelectorAll('input')) choice.removeAttribute('aria-labelledby');
}
