// @ts-check
import { makeButton, makeElement } from './make-element.js';

/**
 * @typedef {(feedback: Record<string, string>) => Promise<import('./send.js').Outcome>} SendFeedback
 */

/**
 * @param {{ onSend: (reason: string) => void, onCancel: () => void }} actions
 */
function drawReasonForm({ onSend, onCancel }) {
  const id = `reason-${crypto.randomUUID()}`;
  const reason = makeElement('textarea', { id, rows: '3', maxlength: '2000' });
  const form = makeElement(
    'form',
    { class: 'reason', novalidate: '' },
    makeElement('label', { for: id }, 'What was wrong or missing? (optional)'),
    reason,
    makeElement(
      'p',
      { class: 'hint' },
      'It goes to the people who look after the documents, with this answer.',
    ),
    makeElement(
      'div',
      { class: 'row' },
      makeElement('button', { type: 'submit', class: 'primary' }, 'Send feedback'),
      makeButton('Cancel', 'quiet', onCancel),
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    onSend(reason.value.trim());
  });
  return { form, reason };
}

/**
 * "Was this helpful?": two buttons, a reason where it wasn't, thanks. Taken once; a failure can be sent again.
 *
 * @param {{ sendFeedback: SendFeedback }} dependencies
 */
export function createFeedback({ sendFeedback }) {
  let isSending = false;
  const problem = makeElement('p', { class: 'problem', role: 'alert' });
  const helpful = makeButton('Helpful', 'quiet', () => void send({ verdict: 'helpful' }));
  const notHelpful = makeButton('Not helpful', 'quiet', () => askForReason());
  const choices = makeElement(
    'div',
    { class: 'row' },
    makeElement('span', {}, 'Was this helpful?'),
    helpful,
    notHelpful,
  );
  const root = makeElement(
    'div',
    { class: 'feedback', role: 'group', 'aria-label': 'Feedback' },
    choices,
    problem,
  );

  /** @param {Record<string, string>} feedback */
  async function send(feedback) {
    if (isSending) return;
    isSending = true;
    const outcome = await sendFeedback(feedback);
    isSending = false;
    if (!outcome.ok) {
      problem.textContent = outcome.problem;
      return;
    }
    const thanks = makeElement(
      'p',
      { class: 'thanks', tabindex: '-1' },
      'Thank you. Your feedback is kept with this answer.',
    );
    root.replaceChildren(thanks);
    thanks.focus({ preventScroll: true });
  }

  function askForReason() {
    const { form, reason } = drawReasonForm({
      onSend: (text) => void send({ verdict: 'not-helpful', ...(text === '' ? {} : { reason: text }) }),
      onCancel: () => {
        problem.textContent = '';
        root.replaceChildren(choices, problem);
        notHelpful.focus();
      },
    });
    root.replaceChildren(form, problem);
    reason.focus();
    form.scrollIntoView({ block: 'nearest' });
  }

  return root;
}
