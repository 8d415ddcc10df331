// @ts-check

const againMs = 3_000;

/**
 * What Rolecall writes of its own accord, for as long as the page is open.
 *
 * @param {object} options
 * @param {readonly string[]} options.accounts
 * @param {(message: { account: string, answer: import('./send.js').Answer }) => void} options.onMessage
 */
export function hearMessages({ accounts, onMessage }) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const query = new URLSearchParams([
    ...accounts.map((account) => ['account', account]),
    ...(timeZone ? [['timeZone', timeZone]] : []),
  ]);

  function listen() {
    const source = new EventSource(`/chat/events?${query}`);
    source.addEventListener('message', ({ data }) => onMessage(JSON.parse(data)));
    source.addEventListener('error', () => {
      // The browser tries again by itself after a lost connection, but not after a refusal.
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, againMs);
    });
  }

  listen();
}
