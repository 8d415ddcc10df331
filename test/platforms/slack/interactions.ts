import type { Button } from '../../../src/chat/reply.ts';
import { deliver } from './slack-workspace.ts';

/** Where a button stands; in the person's home where nothing is said. */
interface Where {
  readonly channel: string;
  readonly ts: string;
  readonly thread?: string;
  readonly isEphemeral?: boolean;
}

interface DrawnButton {
  readonly type: 'button';
  readonly action_id: string;
  readonly value: string;
}

interface SentView {
  readonly callback_id: string;
  readonly private_metadata: string;
}

interface How {
  /** Names the modal that is sent; each is another unless told. */
  readonly id?: string;
  readonly trigger?: string;
}

let interactions = 0;

/** What somebody presses and sends. https://docs.slack.dev/reference/interaction-payloads */
export function createInteractions({ url, ada }: { readonly url: string; readonly ada: string }) {
  const who = {
    api_app_id: 'A1',
    team: { id: 'T000000001', domain: 'acme' },
    user: { id: ada, team_id: 'T000000001' },
  };
  const nextId = () => `interaction-${interactions++}`;

  /** A button as it stands in a message. */
  const pressDrawn = (button: DrawnButton, where?: Where) => {
    const trigger_id = nextId();
    const actions = [{ ...button, block_id: 'b', action_ts: '1.3' }];
    return deliver(
      url,
      { type: 'block_actions', trigger_id, ...who, ...toPlace(where), actions },
      { form: 'payload' },
    );
  };

  return {
    pressDrawn,
    press({ action, value }: Omit<Button, 'label'>, where?: Where) {
      return pressDrawn({ type: 'button', action_id: `${action}:0`, value }, where);
    },
    submit(
      { callback_id, private_metadata }: SentView,
      values: object,
      { id = nextId(), trigger = nextId() }: How = {},
    ) {
      const view = { id, type: 'modal', callback_id, private_metadata, state: { values } };
      return deliver(
        url,
        { type: 'view_submission', trigger_id: trigger, ...who, view, response_urls: [] },
        { form: 'payload' },
      );
    },
  };
}

function toPlace(where: Where | undefined): object {
  if (!where) return { container: { type: 'view', view_id: 'V1' }, view: { id: 'V1', type: 'home' } };
  const { channel, ts, thread, isEphemeral = false } = where;
  const container = { type: 'message', channel_id: channel, message_ts: ts, is_ephemeral: isEphemeral };
  const message = { ts, ...(thread ? { thread_ts: thread } : {}), type: 'message', text: 'x' };
  return { channel: { id: channel, name: 'x' }, container, ...(isEphemeral ? {} : { message }) };
}
