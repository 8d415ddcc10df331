import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Form, Input } from '../../chat/form.ts';
import type { Reply } from '../../chat/reply.ts';
import { plain } from './plain.ts';
import { type Address, accountOf, interacting, placeOf, type Read } from './read-delivery.ts';
import { toSections } from './to-sections.ts';

export const formId = 'form';

// https://docs.slack.dev/reference/views/modal-views, /block-kit/block-elements and /composition-objects/option-object
const mostBlocks = 100;
const mostTitle = 24;
const mostEntered = 3_000;
const mostOption = 75;
const mostCheckboxes = 10;
const mostInMenu = 100;

/** What the modal keeps until it is sent: what it is pressed as, and where the reply goes. */
const kept = z.object({
  action: z.string(),
  value: z.string(),
  address: z.object({
    channel: z.string(),
    thread: z.string().exactOptional(),
    onlyFor: z.string().exactOptional(),
    pressed: z.string().exactOptional(),
  }),
});

/** A form as a modal, under what the reply says. */
export function drawForm(
  reply: Reply,
  form: Form,
  { trigger, brings, ...address }: Address,
): types.ModalView {
  const { action, value, label } = form.submit;
  const keeps: z.infer<typeof kept> = { action, value, address };
  const inputs = form.inputs.map(toInputBlock);
  return {
    type: 'modal',
    callback_id: formId,
    private_metadata: JSON.stringify(keeps),
    title: plain(form.title, mostTitle),
    submit: plain(label, mostTitle),
    close: plain('Cancel'),
    blocks: [...toSections(reply.blocks).slice(0, mostBlocks - inputs.length), ...inputs],
  };
}

function toInputBlock(input: Input): types.InputBlock {
  const { name, label } = input;
  const isOptional = input.type === 'text' || input.isSeveral;
  return {
    ...{ type: 'input', block_id: name, label: plain(label), optional: isOptional },
    ...(input.type === 'text' && input.hint ? { hint: plain(input.hint) } : {}),
    element: input.type === 'text' ? toTextInput(input) : toChoice(input),
  };
}

function toTextInput({ name, value, isLong, most }: Extract<Input, { type: 'text' }>): types.PlainTextInput {
  return {
    ...{ type: 'plain_text_input', action_id: name, multiline: isLong },
    max_length: Math.min(most, mostEntered),
    ...(value ? { initial_value: value } : {}),
  };
}

function toChoice({ name, options, chosen, isSeveral }: Extract<Input, { type: 'choice' }>) {
  const drawn = options.map(({ label, value }) => ({ text: plain(label, mostOption), value }));
  const initial = drawn.filter(({ value }) => chosen.includes(value));
  if (!isSeveral) {
    const [first] = initial;
    const menu: types.StaticSelect = { type: 'static_select', action_id: name, ...toMenu(drawn) };
    return first ? { ...menu, initial_option: first } : menu;
  }
  const initial_options = initial.length > 0 ? { initial_options: initial } : {};
  if (drawn.length > mostCheckboxes)
    return {
      ...({ type: 'multi_static_select', action_id: name } as const),
      ...toMenu(drawn),
      ...initial_options,
    };
  return { ...({ type: 'checkboxes', action_id: name } as const), options: drawn, ...initial_options };
}

/** More than Slack takes in one menu stand in groups, each named after its first and last. */
function toMenu(options: types.PlainTextOption[]): Pick<types.StaticSelect, 'options' | 'option_groups'> {
  if (options.length <= mostInMenu) return { options };
  const groups: types.PlainTextOption[][] = [];
  for (let at = 0; at < options.length; at += mostInMenu) groups.push(options.slice(at, at + mostInMenu));
  return {
    option_groups: groups.map((group) => ({
      label: plain(`${group[0]?.text.text} – ${group.at(-1)?.text.text}`, mostOption),
      options: group,
    })),
  };
}

const choice = z.object({ value: z.string() });
const entered = z
  .object({
    value: z.string().nullish(),
    selected_option: choice.nullish(),
    selected_options: z.array(choice).nullish(),
  })
  .transform(
    ({ value, selected_option, selected_options }) =>
      value ?? selected_option?.value ?? selected_options?.map((each) => each.value).join(',') ?? '',
  );

const submission = interacting.extend({
  view: z.object({
    id: z.string(),
    private_metadata: z.string().transform((json) => kept.parse(JSON.parse(json))),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), entered)) }),
  }),
});

/** A form that was sent, as a press; undefined where it is no such modal. */
export function readForm(body: unknown): Read | undefined {
  try {
    const { view, ...who } = submission.parse(body);
    const { action, value, address } = view.private_metadata;
    const inputs = Object.entries(view.state.values).map(([name, by]) => [name, by[name] ?? ''] as const);
    return {
      incoming: {
        ...{ kind: 'press', id: view.id, from: accountOf(who), ...placeOf(address) },
        ...{ action, value, inputs: Object.fromEntries(inputs) },
      },
      // Not with the trigger of its own: from a submission a modal opens on telephones only, though Slack says that it
      // did. https://github.com/slackapi/bolt-js/issues/1072
      address,
    };
  } catch {
    return undefined;
  }
}
