import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultyServer, startFaultyServer } from '../models/faulty-server.ts';
import { trueLines, trueText } from './faults-of-models.ts';
import { ada, inputsTo, loadEngineers, openWritten } from './open-written.ts';

const question = 'what does a senior data engineer do?';
const bob = { ...ada, id: 'bob' };

let server: FaultyServer;
beforeEach(async () => {
  server = await startFaultyServer({ models: ['gpt-5-mini'] });
  server.always({ does: 'write', text: trueText });
});
afterEach(() => server.stop());

const asked = () => inputsTo(server);

describe('the second time', () => {
  it('the same is shown to somebody else, and no model is asked', async () => {
    const rolecall = await openWritten(server.url);
    const first = await rolecall.join('one').say(question);
    const second = await rolecall.join('two', bob).say('  What does a SENIOR data engineer do ');
    expect(second.appended).toEqual(first.appended);
    expect(second.reply).toEqual({ ...first.reply, feedbackOn: second.reply.feedbackOn });
    expect(second.reply.feedbackOn).not.toBe(first.reply.feedbackOn);
    expect(asked()).toHaveLength(1);
    expect(await rolecall.counts()).toEqual({
      ...{ 'requests written': 1, 'requests cached': 1, 'sentences shown': 3 },
    });
  });

  it('a model is asked again after a restart with other documents only', async () => {
    const { stores, loaded } = await openWritten(server.url);
    const same = await openWritten(server.url, { stores, loaded });
    await same.join('one').say(question);
    const restarted = await openWritten(server.url, { stores, loaded });
    await restarted.join('one').say(question);
    expect(asked()).toHaveLength(1);
    const others = await loadEngineers();
    const framework = { ...others.framework, version: 'another' };
    const changed = await openWritten(server.url, { stores, loaded: { ...others, framework } });
    await changed.join('one').say(question);
    expect(asked()).toHaveLength(2);
  });

  it('a model is asked again where it had failed', async () => {
    const rolecall = await openWritten(server.url);
    server.next({ does: 'end early', text: 'A senior data engineer leads on data products. [1]\n' });
    await rolecall.join('one').say(question);
    const { appended } = await rolecall.join('one').say(question);
    expect(appended).toEqual(trueLines);
  });
});

describe('a budget', () => {
  const documented = 'lead the design of data products';

  it('of one’s own that is used up is told kindly, and the documents’ words follow', async () => {
    const rolecall = await openWritten(server.url, { perPerson: 10 });
    await rolecall.join('one').say(question);
    const { reply, text } = await rolecall.join('one').say('what does a data engineer do?');
    expect(text).toMatch(
      /^Your share of written answers for today is used up\. Here is what the documents say\.\n\nData engineer\n/,
    );
    expect(reply.isWritten).toBeUndefined();
    expect((await rolecall.join('two', bob).say('what does a data engineer do?')).text).not.toContain(
      'share',
    );
    expect((await rolecall.join('one').say(question)).reply.isWritten).toBe(true);
    expect(await rolecall.counts()).toMatchObject({ 'requests over_budget': 1 });
  });

  it('of all that is used up is told to everybody', async () => {
    const rolecall = await openWritten(server.url, { perDay: 10 });
    await rolecall.join('one').say('what does a data engineer do?');
    const { text } = await rolecall.join('two', bob).say(question);
    expect(text).toMatch(/^Today’s share of written answers is used up for everybody\. Here is what/);
    expect(text).toContain(documented);
    expect(asked()).toHaveLength(1);
  });

  it('is not spoken of where no model would be asked', async () => {
    const rolecall = await openWritten(server.url, { perPerson: 10 });
    await rolecall.join('one').say(question);
    expect((await rolecall.join('one').say('hello')).text).toMatch(/^Hello!/);
  });
});
