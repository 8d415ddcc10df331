import { expect, it } from 'vitest';
import { readCommand } from '../../src/administration/read-command.ts';

it.each([
  ['admin status', 'status'],
  ['Admin', 'status'],
  ['Show me the admin status, please.', 'status'],
  ['administration', 'status'],
  ['Delivery health?', 'deliveries'],
  ['show delivery health', 'deliveries'],
  ['export feedback', 'feedback'],
  ['Export the feedback as a CSV file', 'feedback'],
  ['admin changes', 'changes'],
  ['reload documents', 'reload'],
  ['please reload all the documents!', 'reload'],
])('reads “%s” as %s', (text, command) => {
  expect(readCommand(text)).toBe(command);
});

it.each([
  ['what does a system administrator do?'],
  ['status'],
  ['what is delivery health?'],
  ['who can export feedback?'],
  ['can a content designer reload documents?'],
  ['my check-ins'],
])('leaves “%s” to others', (text) => {
  expect(readCommand(text)).toBeUndefined();
});
