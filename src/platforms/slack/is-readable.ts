import { z } from 'zod';

const object = z.object({});
const textOrObject = z.union([z.string(), object]);
const none = z.undefined().optional();

const event = z.object({
  event: z.object({
    channel: textOrObject.optional(),
    user: textOrObject.optional(),
    item: object.optional(),
  }),
  authorizations: z.array(object).optional(),
});
const command = z.object({ event: none, command: z.string() });
const interaction = z.object({
  ...{ event: none, type: z.string(), user: object, channel: object.optional() },
  ...{ team: object.nullish(), enterprise: object.nullish() },
});
const readable = z.union([
  event,
  command,
  interaction.extend({ actions: z.tuple([object], z.unknown()) }),
  interaction.extend({ type: z.templateLiteral(['view_', z.string()]), view: object }),
  interaction.extend({ type: z.enum(['message_action', 'shortcut', 'block_suggestion']), actions: none }),
]);

/**
 * Whether something has what Slack's package takes for granted. It throws where that is missing, which would be taken
 * for an answer that failed, and tried again.
 */
export function isReadable(body: unknown): boolean {
  return readable.safeParse(body).success;
}
