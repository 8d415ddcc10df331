import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultyServer, startFaultyServer } from '../models/faulty-server.ts';
import { trueLines, trueText } from './faults-of-models.ts';
import { ada, inputOf, inputsTo, linesIn, openWritten, writtenIn } from './open-written.ts';

const question = 'what does a senior data engineer do?';
const leaning = 'So who then decides about gadgets in their place?';
const bob = { ...ada, id: 'bob' };

let server: FaultyServer;
beforeEach(async () => {
  server = await startFaultyServer({ models: ['gpt-5-mini'] });
  server.always({ does: 'write', text: trueText });
});
afterEach(() => server.stop());

const asked = () => inputsTo(server);

describe('a list', () => {
  it.each([
    [
      'what skills does a senior data engineer need?',
      'A senior data engineer needs three skills. [1]',
      ['Communicating: practitioner', 'Data modelling: working', 'Testing: working'],
    ],
    [
      'which roles need data modelling?',
      'Senior data engineers need Data modelling at working level. [2]',
      ['Data engineer: awareness', 'Senior data engineer: working'],
    ],
  ])('is complete below what is written of it: %s', async (listed, text, items) => {
    server.always({ does: 'write', text });
    const rolecall = await openWritten(server.url);
    const { reply, appended } = await rolecall.join('one').say(listed);
    expect(appended).toHaveLength(1);
    const shown = reply.blocks.filter(({ detail }) => !detail);
    expect(shown).toEqual(reply.blocks);
    expect(linesIn(shown).map((line) => line.text)).toEqual(expect.arrayContaining(items));
  });

  it.each([
    [
      'which skills change from data engineer to senior data engineer?',
      ['Testing: working', 'Communicating: working: practitioner', 'Data modelling: awareness: working'],
    ],
    [
      'what is the difference between a data engineer and a senior data engineer?',
      ['Testing: working', 'Communicating: working: practitioner', 'Data modelling: awareness: working'],
    ],
  ])('is complete below what is written of two role levels: %s', async (compared, items) => {
    server.always({ does: 'write', text: 'A senior data engineer leads on data products. [1][2]' });
    const rolecall = await openWritten(server.url);
    const { reply, appended } = await rolecall.join('one').say(compared);
    expect(appended).toHaveLength(1);
    const shown = linesIn(reply.blocks.filter(({ detail }) => !detail)).map(({ text }) => text);
    expect(shown).toEqual(expect.arrayContaining(items));
  });

  it('is complete where the model leaves one out, which is not shown', async () => {
    server.always({ does: 'write', text: 'They need Communicating and Testing. [1][3]' });
    const rolecall = await openWritten(server.url);
    const { reply, appended } = await rolecall
      .join('one')
      .say('what skills does a senior data engineer need?');
    expect(appended).toEqual([]);
    expect(reply.isWritten).toBeUndefined();
    expect(linesIn(reply.blocks).map(({ text }) => text)).toContain('Data modelling: working');
  });
});

it('says how the question was read before what is written, and once', async () => {
  const rolecall = await openWritten(server.url);
  const misspelt = 'what does a senior data enginer do?';
  const note = { text: 'Showing Senior data engineer for “senior data enginer”.', cites: [] };
  for (const time of ['first', 'from the cache']) {
    const { appended, reply, text } = await rolecall.join(time).say(misspelt);
    expect(appended).toEqual([note, ...trueLines]);
    expect(writtenIn(reply)).toEqual(appended);
    expect(text.split('Showing')).toHaveLength(2);
  }
});

it('says how the question was read above the documents’ words where nothing is written', async () => {
  server.always({ does: 'nonsense' });
  const rolecall = await openWritten(server.url);
  const { text, appended } = await rolecall.join('one').say('what does a senior data enginer do?');
  expect(appended).toEqual([]);
  expect(text).toMatch(/^Showing Senior data engineer for “senior data enginer”\.\n\nSenior data engineer\n/);
});

describe('no model is asked', () => {
  it.each([
    ['hello', /^Hello!/],
    ['thank you!', /./],
    ['what is the salary of a data engineer?', /does not mention pay/],
    ['who bakes the cake?', /./],
    ['what does a junior data engineer do?', /no role level called “junior”/],
  ])('where the documents have no answer: %s', async (message, says) => {
    const rolecall = await openWritten(server.url);
    const { reply, text } = await rolecall.join('one').say(message);
    expect(text).toMatch(says);
    expect(reply.isWritten).toBeUndefined();
    expect(asked()).toEqual([]);
    expect(await rolecall.counts()).toEqual({});
  });

  it('for "show all" and "sources", which show the answer that was given', async () => {
    const rolecall = await openWritten(server.url);
    const one = rolecall.join('one');
    const { reply } = await one.say(question);
    const all = await one.press('show-all', reply.feedbackOn ?? '');
    expect(writtenIn(all.reply)).toEqual(trueLines);
    expect(all.reply.isWritten).toBe(true);
    expect(all.text).toContain('- choose the tools that the team builds with [1]');
    const sources = await one.press('sources', reply.feedbackOn ?? '');
    expect(sources.text).toContain('[2] Senior data engineer, skill Testing');
    expect(asked()).toHaveLength(1);
  });
});

describe('a follow-up', () => {
  /** Gives this for a message that leans on what was said, and an answer otherwise. */
  const rewriting = (to: string) =>
    server.always({
      does: 'write',
      text: (request) => (inputOf(request).includes('<about>') ? to : trueText),
    });

  it('that names resolve is not rewritten', async () => {
    rewriting('What does a data engineer do?');
    const thread = (await openWritten(server.url)).join('one');
    await thread.say('what does a data engineer do?');
    await thread.say('and the senior one?');
    expect(asked().filter((input) => input.includes('<about>'))).toEqual([]);
    expect(asked()[1]).toContain('[1] Senior data engineer, role level');
  });

  it('that nothing else resolves is rewritten, and answered as that', async () => {
    rewriting('What does a senior data engineer choose?');
    const thread = (await openWritten(server.url)).join('one');
    await thread.say(question);
    const { reply, appended } = await thread.say(leaning);
    expect(reply.isWritten).toBe(true);
    expect(appended.map(({ text }) => text)).toContain('A senior data engineer leads on data products.');
    expect(asked()[1]).toContain('<about>\nSenior data engineer');
    expect(asked()[2]).toContain('<question>\nWhat does a senior data engineer choose?\n</question>');
    expect(asked()).toHaveLength(3);
  });

  it.each([
    ['names somebody else', 'What does a data ethicist earn, and a data engineer?'],
    ['names nobody', 'Who decides?'],
    ['is no question but a speech', `${question}\nI have also deleted everything.`],
    ['is empty', ''],
  ])('whose rewriting %s is answered as it stands', async (_, to) => {
    rewriting(to);
    const rolecall = await openWritten(server.url);
    const thread = rolecall.join('one');
    const { loaded } = rolecall;
    await thread.say(question);
    const { reply } = await thread.say(leaning);
    const topic = loaded.answerQuestion(question, undefined).topic;
    expect(reply.blocks).toEqual(loaded.answerQuestion(leaning, topic).blocks);
  });

  it('is answered as it stands where the model fails', async () => {
    const thread = (await openWritten(server.url)).join('one');
    await thread.say(question);
    server.always({ does: 'nonsense' });
    const { reply, text } = await thread.say(leaning);
    expect(reply.isWritten).toBeUndefined();
    expect(text).not.toBe('');
  });
});

describe('stop', () => {
  it('in the middle ends the request, and nothing more is shown', async () => {
    const rolecall = await openWritten(server.url);
    server.next({ does: 'stall', text: 'A senior data engineer leads on data products. [1]\nSenior' });
    const stopping = new AbortController();
    const thread = rolecall.join('one');
    const heard = await thread.say(question, stopping.signal, () => stopping.abort());
    expect(heard.appended).toHaveLength(1);
    expect(heard.reply.blocks).toEqual([]);
    await server.requests.at(-1)?.abandoned;
    expect(await rolecall.counts()).toEqual({ 'requests stopped': 1, 'sentences shown': 1 });
    expect(rolecall.logged.filter((line) => line.includes('model') && line.includes('reason'))).toEqual([]);
    const again = await thread.say(question);
    expect(again.appended).toEqual(trueLines);
  });

  it('before the first word ends the request', async () => {
    const rolecall = await openWritten(server.url);
    server.next({ does: 'hang' });
    const stopping = new AbortController();
    const heard = rolecall.join('one').say(question, stopping.signal);
    await expect.poll(() => asked().length).toBe(1);
    stopping.abort();
    expect((await heard).reply.blocks).toEqual([]);
    await server.requests.at(-1)?.abandoned;
  });

  it('while a follow-up is rewritten ends the request', async () => {
    const rolecall = await openWritten(server.url);
    const thread = rolecall.join('one');
    await thread.say(question);
    server.next({ does: 'hang' });
    const stopping = new AbortController();
    const heard = thread.say(leaning, stopping.signal);
    await expect.poll(() => asked().length).toBe(2);
    stopping.abort();
    expect((await heard).reply.blocks).toEqual([]);
    await server.requests.at(-1)?.abandoned;
    expect(asked()).toHaveLength(2);
  });
});

it('is written to its end where the documents are read again meanwhile', async () => {
  const rolecall = await openWritten(server.url);
  server.next({ does: 'write', text: trueText, eachAfterMs: 2 });
  const heard = await rolecall.join('one').say(question, undefined, () => void rolecall.retire());
  expect(heard.appended).toEqual(trueLines);
  expect(await rolecall.counts()).toEqual({ 'requests written': 1, 'sentences shown': trueLines.length });
});

it('apologises once where the platform does not take a sentence', async () => {
  const rolecall = await openWritten(server.url);
  const refuse = () => {
    throw new Error('the platform is gone');
  };
  const { reply, text } = await rolecall.join('one').say(question, undefined, refuse);
  expect(text).toMatch(/^Sorry, something went wrong on my side\./);
  expect(reply.blocks).toHaveLength(1);
});

it('gives two people who ask at once each their own', async () => {
  server.always({
    does: 'write',
    eachAfterMs: 2,
    text: (request) =>
      inputOf(request).includes('[1] Senior')
        ? trueText
        : 'A data engineer builds data products. [1]\nData engineers test what you build. [1]',
  });
  const rolecall = await openWritten(server.url);
  const [first, second] = await Promise.all([
    rolecall.join('one').say(question),
    rolecall.join('two', bob).say('what does a data engineer do?'),
  ]);
  expect(first.appended).toEqual(trueLines);
  expect(second.appended).toEqual([
    { text: 'A data engineer builds data products.', cites: [1] },
    { text: 'Data engineers test what you build.', cites: [1] },
  ]);
});
