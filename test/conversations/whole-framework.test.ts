import { beforeAll, describe, expect, it } from 'vitest';
import { hasShared, sharedFolder } from '../shared-data.ts';
import { openRolecall } from './fake-platform.ts';

const name = 'a conversation over the whole framework';
const reason = hasShared ? '' : ' (skipped: the framework’s files do not stand beside the project)';

describe.skipIf(!hasShared)(name + reason, () => {
  let rolecall: Awaited<ReturnType<typeof openRolecall>>;

  beforeAll(async () => {
    rolecall = await openRolecall(`${sharedFolder}/framework`);
  });

  it('follows from one role level to another, and on to what was asked of it', async () => {
    const thread = rolecall.join('follow-up');
    expect((await thread.say('what does an IT service manager do?')).lines[0]).toBe('IT service manager');
    expect((await thread.say('and the senior one?')).lines[0]).toBe('Senior IT service manager');
    expect((await thread.say('what about her skills?')).lines[0]).toBe('Senior IT service manager: skills');
  });

  it('keeps each conversation, workspace and platform to itself', async () => {
    await rolecall.join('own').say('what does an IT service manager do?');
    const strangers = [
      rolecall.join('other'),
      rolecall.join('own', { platform: 'fake', workspace: 'other', id: 'ada' }),
      rolecall.join('own', { platform: 'other', workspace: 'acme', id: 'ada' }),
    ];
    for (const stranger of strangers) {
      const { lines } = await stranger.say('and the senior one?');
      expect(lines.join('\n')).not.toContain('IT service manager');
    }
  });

  it('asks which role level is meant, and takes the choice typed', async () => {
    const thread = rolecall.join('typed');
    const asked = await thread.say('what skills does a junior delivery manager need?');
    expect(asked.lines[0]).toMatch(/no role level called “junior”/);
    expect(asked.choices).toContain('Associate delivery manager');
    expect(asked.reply.feedbackOn).toBeUndefined();
    expect((await thread.say('associate delivery manager')).lines[0]).toBe(
      'Associate delivery manager: skills',
    );
  });

  it('asks which role level is meant, and takes the choice tapped', async () => {
    const thread = rolecall.join('tapped');
    const asked = await thread.say('what skills does a junior delivery manager need?');
    const chosen = await thread.tap(asked, 'Senior delivery manager');
    expect(chosen.lines[0]).toBe('Senior delivery manager: skills');
  });
});
