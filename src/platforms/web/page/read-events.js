// @ts-check

/** @typedef {{ name: string, data: any }} ServerEvent `data` is what the server put in. */

const event = /^event: (.+)\ndata: (.+)$/;

/**
 * The events of a reply as they come. EventSource would read them too, but it cannot send a question.
 *
 * @param {ReadableStream<Uint8Array>} body
 * @returns {AsyncGenerator<ServerEvent>}
 */
export async function* readEvents(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = events.pop() ?? '';
    for (const each of events) {
      const [, name, data] = event.exec(each) ?? [];
      if (name && data) yield { name, data: JSON.parse(data) };
    }
  }
}
