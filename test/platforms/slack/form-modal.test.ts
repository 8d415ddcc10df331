import type { types } from '@slack/bolt';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Form, Input } from '../../../src/chat/form.ts';
import { say } from '../../../src/chat/say.ts';
import { checkView } from '../../../src/platforms/slack/check-message.ts';
import { drawForm } from '../../../src/platforms/slack/form-modal.ts';

const words = (most: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: most })
    .filter((text) => text.length <= most && text.trim() !== '');
const named = { name: fc.stringMatching(/^[a-z]{1,12}$/), label: words(200) };
const anyText = fc.integer({ min: 1, max: 5_000 }).chain((most) =>
  fc.record({
    ...{ ...named, type: fc.constant('text' as const), isLong: fc.boolean(), most: fc.constant(most) },
    ...{ hint: fc.oneof(fc.constant(''), words(200)), value: fc.oneof(fc.constant(''), words(most)) },
  }),
);
const anyChoice = fc
  .record({
    ...{ ...named, isSeveral: fc.boolean(), count: fc.integer({ min: 1, max: 300 }), option: words(200) },
    chosen: fc.array(fc.nat(300), { maxLength: 5 }),
  })
  .map(({ count, option, chosen, ...others }) => ({
    ...{ ...others, type: 'choice' as const, chosen: chosen.map((at) => `v${at}`) },
    options: Array.from({ length: count }, (_, at) => ({ label: `${option} ${at}`, value: `v${at}` })),
  }));
const anyForm = fc.record({
  title: words(60),
  inputs: fc.uniqueArray(fc.oneof(anyText, anyChoice) as fc.Arbitrary<Input>, {
    ...{ minLength: 1, maxLength: 8, selector: ({ name }) => name },
  }),
  submit: fc.record({ label: words(60), action: fc.constant('save'), value: words(500) }),
  open: fc.constant({ label: 'Open', action: 'open', value: 'v' }),
});
const address = { channel: 'D0123456789', thread: '1763800000.000001', pressed: '1763800000.000002' };

it('keeps what Slack allows, whatever the form', () => {
  fc.assert(
    fc.property(anyForm, words(9_000), (form: Form, text) => {
      expect(checkView(drawForm(say(text), form, address))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const option = (text: string, value = 'v') => ({ text: plain(text), value });
const options = (count: number) => Array.from({ length: count }, (_, at) => option(`o${at}`, `v${at}`));
const input = (element: types.InputBlock['element'], more: object = {}): types.InputBlock => ({
  ...{ type: 'input', block_id: 'b', label: plain('Which?'), element },
  ...more,
});

it.each<[string, types.InputBlock]>([
  ['the number of options is 0, not 1 to 100', input({ type: 'static_select', options: [] })],
  ['the number of options is 101, not 1 to 100', input({ type: 'static_select', options: options(101) })],
  ['the number of options is 11, not 1 to 10', input({ type: 'checkboxes', options: options(11) })],
  ['an option is 76, not 1 to 75', input({ type: 'static_select', options: [option('x'.repeat(76))] })],
  [
    'the value of an option is 151, not 1 to 150',
    input({ type: 'static_select', options: [option('x', 'v'.repeat(151))] }),
  ],
  [
    'a chosen option is none of the options',
    input({ type: 'static_select', options: options(2), initial_option: option('o0', 'v1') }),
  ],
  [
    'the number of chosen options is 0, not 1 to 2',
    input({ type: 'multi_static_select', options: options(2), initial_options: [] }),
  ],
  [
    'the name of a group is 76, not 1 to 75',
    input({
      type: 'static_select',
      option_groups: [{ label: plain('x'.repeat(76)), options: options(1) }],
    }),
  ],
  [
    'the most that can be entered is 3001, not 1 to 3000',
    input({ type: 'plain_text_input', max_length: 3_001 }),
  ],
  [
    'what stands there is 3, not 1 to 2',
    input({ type: 'plain_text_input', max_length: 2, initial_value: 'xxx' }),
  ],
  ['a hint is 0, not 1 to 2000', input({ type: 'plain_text_input' }, { hint: plain('') })],
  ['an input of the type datepicker, which is not checked', input({ type: 'datepicker' })],
])('the check of these limits says that %s', (problem, block) => {
  expect(checkView({ type: 'modal', title: plain('Title'), blocks: [block] })).toEqual([problem]);
});

it.each<[string, types.KnownBlock[]]>([
  ['a block id stands twice', [input({ type: 'plain_text_input' }), input({ type: 'plain_text_input' })]],
  ['a block of the type markdown, which stands in messages alone', [{ type: 'markdown', text: 'x' }]],
])('the check of a view says that %s', (problem, blocks) => {
  expect(checkView({ type: 'home', blocks })).toEqual([problem]);
});
