import { expect, it } from 'vitest';
import type { Form } from '../../../src/chat/form.ts';
import { say } from '../../../src/chat/say.ts';
import { toAdaptiveCards } from '../../../src/platforms/adaptive-cards/answer-card.ts';
import { checkCard } from './check-card.ts';

const days = [
  { label: 'Monday', value: '1' },
  { label: 'Tuesday', value: '2' },
];
const form: Form = {
  title: 'When',
  inputs: [
    {
      ...{ type: 'text', name: 'until', label: 'Until', hint: 'next Monday', value: '' },
      ...{ isLong: false, most: 100 },
    },
    { type: 'choice', name: 'day', label: 'Day', options: days, chosen: ['2'], isSeveral: false },
    {
      type: 'choice',
      name: 'work',
      label: 'You work on',
      options: days,
      chosen: ['1', '2'],
      isSeveral: true,
    },
  ],
  submit: { label: 'Save', action: 'save-times', value: 'now' },
  open: { label: 'Choose when', action: 'times', value: 'now' },
};

it('draws inputs with their labels and what stands there at first, and a button that sends them', () => {
  const [card, ...others] = toAdaptiveCards({ ...say('When?'), form });
  expect(others).toEqual([]);
  expect(checkCard(card)).toEqual([]);
  expect(card?.body.slice(1)).toMatchObject([
    { type: 'Input.Text', id: 'until', label: 'Until', placeholder: 'next Monday', maxLength: 100 },
    { type: 'Input.ChoiceSet', id: 'day', value: '2', isMultiSelect: false, style: 'compact' },
    { type: 'Input.ChoiceSet', id: 'work', value: '1,2', isMultiSelect: true, style: 'expanded' },
    { type: 'ActionSet', actions: [{ title: 'Save', data: { action: 'save-times', value: 'now' } }] },
  ]);
});
