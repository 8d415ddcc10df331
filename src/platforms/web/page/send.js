// @ts-check

/**
 * @typedef {{ name: string, url: string }} File `url` holds all of it.
 * @typedef {{ id: string, cards: object[], text: string, files?: File[], feedbackOn?: string, inPlace?: true }} Answer
 * @typedef {{ ok: true, answer: Answer } | { ok: false, problem: string }} Outcome
 */

const longestWaitMs = 180_000;

/** @param {unknown} error */
function explain(error) {
  const isTimeout = error instanceof DOMException && error.name === 'TimeoutError';
  return isTimeout
    ? 'Rolecall took longer than three minutes to answer. Your words are kept; try again.'
    : 'Rolecall can’t be reached. Your words are kept; check that it is running, then try again.';
}

/**
 * Never rejects: a failure is an outcome with a sentence for the person.
 *
 * @param {string} path
 * @param {object} body
 * @returns {Promise<Outcome>}
 */
async function post(path, body) {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(longestWaitMs),
    });
    const result = await response.json();
    if (response.ok) return { ok: true, answer: result };
    return { ok: false, problem: result.error };
  } catch (error) {
    return { ok: false, problem: explain(error) };
  }
}

/** @param {{ account: string }} dependencies */
export function createSender({ account }) {
  return {
    /** @param {{ conversation: string, text: string }} message */
    ask: (message) => post('/chat/messages', { account, ...message }),
    /** @param {{ conversation: string, action: string, value: string, inputs: Record<string, string> }} press */
    press: (press) => post('/chat/press', { account, ...press }),
  };
}
