import pino from 'pino';
import { expect } from 'vitest';
import type { Incoming } from '../../../src/chat/incoming.ts';
import type { Respond } from '../../../src/chat/platform.ts';
import { traceNothing } from '../../../src/chat/trace.ts';
import { toAdaptiveCards } from '../../../src/platforms/adaptive-cards/answer-card.ts';
import { createHttpServer } from '../../../src/platforms/http-server.ts';
import { createWebChat, type SamplePerson } from '../../../src/platforms/web/web-chat.ts';
import { checkCard } from '../adaptive-cards/check-card.ts';

export const examples = [
  'What does an IT service manager do?',
  'What skills does a senior data analyst need?',
  'What is the difference between an incident manager and a problem manager?',
  'Which roles need penetration testing at expert level?',
];

/** A manager and a member. */
export const sampleTeam: readonly SamplePerson[] = ['Amara Okafor', 'Tomasz Kowalski'].map((name, at) => ({
  account: { platform: 'web', workspace: 'local', id: `sample-${at + 1}` },
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@example.org`,
  roleLevel: at === 0 ? 'Head of service desk' : 'Service desk analyst',
}));

/** The real server with the try-out page on a free port; `received` is what reached the core. */
export async function serveWebChat(respond: Respond, team: readonly SamplePerson[] = []) {
  const received: Incoming[] = [];
  const log = pino({ level: 'silent' });
  const server = createHttpServer({ host: '127.0.0.1', port: 0, log, isReady: () => true, graceMs: 200 });
  let ids = 0;
  const webChat = createWebChat({
    ...{ server, log, count: () => undefined, trace: traceNothing, now: Date.now },
    newId() {
      ids += 1;
      return `id-${ids}`;
    },
    examples: () => examples,
    sampleTeam: () => team,
    toPlainText: () => 'the answer as plain text',
  });
  await webChat.start(async (incoming, progress) => {
    received.push(incoming);
    const reply = await respond(incoming, progress);
    for (const card of toAdaptiveCards(reply)) expect(checkCard(card), 'a card of the web chat').toEqual([]);
    return reply;
  });
  const { url } = await server.listen();
  return {
    ...{ url, received, webChat },
    async stop() {
      await webChat.stop();
      await server.stop();
    },
  };
}
