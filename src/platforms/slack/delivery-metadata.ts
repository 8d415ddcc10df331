import { z } from 'zod';

const eventType = 'rolecall_delivery';

/** What names a delivery in the message itself, where people do not see it. */
export function metadataFor(deliveryId: string) {
  return { event_type: eventType, event_payload: { delivery_id: deliveryId } };
}

const marked = z.object({
  metadata: z.object({
    event_type: z.literal(eventType),
    event_payload: z.object({ delivery_id: z.string() }),
  }),
});

/** The delivery that a message came with; undefined for any other message. */
export function deliveryIn(message: unknown): string | undefined {
  return marked.safeParse(message).data?.metadata.event_payload.delivery_id;
}
