/** https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function escapeForMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
