import type { Reply } from '../../../src/chat/reply.ts';
import { say } from './manager-replies.ts';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Every kind of input. */
export const settingsReply: Reply = {
  ...say('When may I ask you?'),
  form: {
    title: 'Your check-ins',
    inputs: [
      {
        ...{ type: 'choice', name: 'day', label: 'Day', chosen: ['2'], isSeveral: false },
        options: days.map((label, at) => ({ label, value: `${at + 1}` })),
      },
      { type: 'text', name: 'time', label: 'Time', hint: '10:00', value: '', isLong: false, most: 5 },
      {
        ...{ type: 'choice', name: 'days', label: 'Days that you work', chosen: ['1', '2'], isSeveral: true },
        options: days.map((label, at) => ({ label, value: `${at + 1}` })),
      },
      {
        ...{ type: 'text', name: 'note', label: 'Anything else (optional)', value: '', isLong: true },
        ...{ hint: 'One example; leave out personal details', most: 500 },
      },
    ],
    submit: { label: 'Save', action: 'save-settings', value: 'now' },
    open: { label: 'Settings', action: 'settings', value: 'now' },
  },
  suggestions: [{ label: 'Pause', action: 'pause', value: 'now' }],
  inPlace: true,
};
