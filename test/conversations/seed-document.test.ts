import { beforeAll, describe, expect, it } from 'vitest';
import { ownKnowledge } from '../../src/config.ts';
import { openRolecall } from './fake-platform.ts';

let rolecall: Awaited<ReturnType<typeof openRolecall>>;

beforeAll(async () => {
  rolecall = await openRolecall(ownKnowledge);
});

describe('a conversation over the seed document', () => {
  it('greets, and offers what can be asked', async () => {
    const { lines, choices, reply } = await rolecall.join('greeting').say('hi there');
    expect(lines[0]).toBe('Hello! Ask me about a role, a role level or a skill.');
    expect(choices).toContain('What does IT service manager do?');
    expect(reply.feedbackOn).toBeUndefined();
  });

  it('describes a role level in the words of the document, and follows up on it', async () => {
    const thread = rolecall.join('describe');
    const described = await thread.say('what does an IT service manager do?');
    expect(described.lines[0]).toBe('IT service manager');
    expect(described.lines).toContain(
      '- ensure that all service and support functions remain responsive to customer needs',
    );
    expect(described.reply.citations[0]).toMatchObject({ n: 1, file: 'it-service-manager.txt', line: 5 });

    const skills = await thread.say('and her skills?');
    expect(skills.lines[0]).toBe('IT service manager: skills');
    expect(skills.lines.filter((line) => line.startsWith('- '))).toHaveLength(9);
  });

  it('takes a tap on a suggestion as the question that it asks', async () => {
    const thread = rolecall.join('tap');
    const described = await thread.say('what does an IT service manager do?');
    const skills = await thread.tap(described, 'Skills in detail');
    expect(skills.lines[0]).toBe('IT service manager: skills');
  });

  it('says what the documents do not cover', async () => {
    const unknown = await rolecall.join('unknown').say('what is the weather in paris?');
    expect(unknown.lines[0]).toMatch(/^I can’t find that in the documents\./);
    expect(unknown.reply.feedbackOn).toBeDefined();

    const pay = await rolecall.join('pay').say('how much does an IT service manager earn?');
    expect(pay.lines[0]).toBe('The page on IT service manager does not mention pay.');
  });

  it('meets distress with what the organisation offers, and with nothing to sell', async () => {
    const { lines, choices, reply } = await rolecall.join('distress').say('I feel hopeless, I can’t cope');
    expect(lines).toContain('Call Sam on 123.');
    expect(choices).toEqual([]);
    expect(reply.feedbackOn).toBeUndefined();
  });

  it.each(['', ' ', '\u0000', '?', '🙂', '<script>alert(1)</script>', '9'.repeat(1_000_000)])(
    'replies to %.20j without an apology',
    async (text) => {
      const { lines } = await rolecall.join('odd').say(text);
      expect(lines.join(' ')).not.toMatch(/^$|something went wrong/);
    },
  );
});
