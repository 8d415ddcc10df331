// @ts-check
import { readEvents } from './read-events.js';

/**
 * @typedef {{ name: string, url: string }} File `url` holds all of it.
 * @typedef {{ id: string, cards: object[], text: string, files?: File[], note?: string, feedbackOn?: string, inPlace?: true }} Answer
 * @typedef {{ ok: true, answer: Answer } | { ok: false, problem: string, isStopped?: true }} Outcome
 * @typedef {{ text: string, cites: number[] }} Sentence
 */

/**
 * @typedef {object} Watching What is told while an answer is worked on.
 * @property {AbortSignal} stopped
 * @property {(text: string) => void} onStatus
 * @property {(sentence: Sentence) => void} onSentence
 */

const longestWaitMs = 180_000;
const unreachable =
  'Rolecall can’t be reached. Your words are kept; check that it is running, then try again.';
const broken = 'The connection broke before the answer was complete. Your words are kept; try again.';

/** @param {unknown} error @param {string} otherwise */
function explain(error, otherwise) {
  const isTimeout = error instanceof DOMException && error.name === 'TimeoutError';
  return isTimeout
    ? 'Rolecall took longer than three minutes to answer. Your words are kept; try again.'
    : otherwise;
}

/**
 * @param {string} path
 * @param {object} body
 * @param {{ accept: string, signal: AbortSignal }} options
 */
function post(path, body, { accept, signal }) {
  return fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: accept },
    body: JSON.stringify(body),
    signal,
  });
}

/**
 * Never rejects: a failure is an outcome with a sentence for the person.
 *
 * @param {string} path
 * @param {object} body
 * @returns {Promise<Outcome>}
 */
async function send(path, body) {
  try {
    const signal = AbortSignal.timeout(longestWaitMs);
    const response = await post(path, body, { accept: 'application/json', signal });
    const result = await response.json();
    if (response.ok) return { ok: true, answer: result };
    return { ok: false, problem: result.error };
  } catch (error) {
    return { ok: false, problem: explain(error, unreachable) };
  }
}

/**
 * As `send`, and tells meanwhile what is being done and each sentence as it comes. A stop is an outcome too.
 *
 * @param {string} path
 * @param {object} body
 * @param {Watching} watching
 * @returns {Promise<Outcome>}
 */
async function sendAndWatch(path, body, watching) {
  const { stopped } = watching;
  let problem = unreachable;
  try {
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(longestWaitMs)]);
    const response = await post(path, body, { accept: 'text/event-stream', signal });
    if (!response.ok || !response.body) return { ok: false, problem: (await response.json()).error };
    problem = broken;
    return await watch(response.body, watching);
  } catch (error) {
    if (stopped.aborted) return { ok: false, problem: '', isStopped: true };
    return { ok: false, problem: explain(error, problem) };
  }
}

/**
 * @param {ReadableStream<Uint8Array>} body
 * @param {Watching} watching
 * @returns {Promise<Outcome>}
 */
async function watch(body, { onStatus, onSentence }) {
  /** @type {Outcome} */
  let outcome = { ok: false, problem: broken };
  for await (const { name, data } of readEvents(body)) {
    if (name === 'status') onStatus(data.text);
    if (name === 'sentence') onSentence(data);
    if (name === 'answer') outcome = { ok: true, answer: data };
    if (name === 'error') outcome = { ok: false, problem: data.error };
  }
  return outcome;
}

/** @param {{ account: string }} dependencies */
export function createSender({ account }) {
  return {
    /** @param {{ conversation: string, text: string }} message @param {Watching} watching */
    ask: (message, watching) => sendAndWatch('/chat/messages', { account, ...message }, watching),
    /** @param {{ conversation: string, action: string, value: string, inputs: Record<string, string> }} press */
    press: (press) => send('/chat/press', { account, ...press }),
  };
}
