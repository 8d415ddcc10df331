import { expect, it } from 'vitest';
import { checkView } from '../../../src/platforms/slack/check-message.ts';
import { drawHome } from '../../../src/platforms/slack/home.ts';

it('shows what belongs to the person under the examples, and nothing where there is nothing', () => {
  const examples = ['what does an IT service manager do?'];
  const home = drawHome(examples, { 'My role': 'IT service manager', 'My team': 'Services' });
  expect(checkView(home)).toEqual([]);
  expect(home.blocks.slice(drawHome(examples).blocks.length)).toEqual([
    { type: 'divider' },
    { type: 'header', text: { type: 'plain_text', text: 'My role' } },
    { type: 'section', text: { type: 'plain_text', text: 'IT service manager' } },
    { type: 'divider' },
    { type: 'header', text: { type: 'plain_text', text: 'My team' } },
    { type: 'section', text: { type: 'plain_text', text: 'Services' } },
  ]);
});
