import type { Form, Input } from '../../chat/form.ts';
import type { Button } from '../../chat/reply.ts';
import type { CardAction, CardElement, InputElement } from './card.ts';

/** The inputs, and a button that sends them: a client adds what was entered, by its names, to what a button carries. */
export function drawForm({ inputs, submit }: Form, toPressed: (button: Button) => CardAction): CardElement[] {
  return [...inputs.map(drawInput), { type: 'ActionSet', actions: [toPressed(submit)], spacing: 'Medium' }];
}

function drawInput(input: Input): InputElement {
  const { name: id, label } = input;
  if (input.type === 'text') {
    const { hint, value, isLong: isMultiline, most: maxLength } = input;
    return {
      ...{ type: 'Input.Text', id, label, isMultiline, maxLength, spacing: 'Medium' },
      ...(hint === '' ? {} : { placeholder: hint }),
      ...(value === '' ? {} : { value }),
    };
  }
  const { options, chosen, isSeveral } = input;
  return {
    ...{ type: 'Input.ChoiceSet', id, label, isMultiSelect: isSeveral, wrap: true, spacing: 'Medium' },
    style: isSeveral ? 'expanded' : 'compact',
    choices: options.map((option) => ({ title: option.label, value: option.value })),
    ...(chosen.length === 0 ? {} : { value: chosen.join(',') }),
  };
}
