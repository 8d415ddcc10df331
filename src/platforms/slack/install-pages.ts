import type { ServerResponse } from 'node:http';
import type { ExpressReceiverOptions } from '@slack/bolt';

type Callback = NonNullable<NonNullable<ExpressReceiverOptions['installerOptions']>['callbackOptions']>;

/** Where installing starts, and where Slack sends the browser back to. */
export const installPath = '/slack/install';
export const redirectPath = '/slack/oauth_redirect';

/** What is wrong, by the code of the error; whatever else happens is Slack's answer. */
const faults: Readonly<Record<string, string>> = {
  install_link_expired: 'This link was used before, or is too old.',
  slack_oauth_installer_authorization_error: 'The installation was cancelled.',
  slack_oauth_invalid_state: 'The installation was begun in another browser, or too long ago.',
  slack_oauth_missing_code: 'Slack’s code is missing from the address.',
  slack_oauth_missing_state: 'The installation was not begun here.',
};

/** The last page of an installation. */
export const installPages = {
  success({ team, enterprise }, _options, _request, response) {
    const where = team?.name ?? enterprise?.name ?? 'your workspace';
    const home = team?.id ? `https://app.slack.com/client/${encodeURIComponent(team.id)}` : 'slack://open';
    show(response, 200, 'Rolecall is installed', [
      `It answers in ${escapeHtml(where)} now: open it under Apps, or mention it in a channel.`,
      `<a href="${home}">Open Slack</a>`,
    ]);
  },
  failure({ code }, _options, _request, response) {
    const fault = faults[code];
    show(response, fault ? 400 : 502, 'Rolecall is not installed', [
      fault ?? 'Slack did not confirm the installation.',
      `<a href="${installPath}">Begin again</a>`,
    ]);
  },
} satisfies Callback;

const style = `
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f6f7f6; color: #16211f;
    font: 1.0625rem/1.55 system-ui, sans-serif }
  main { max-width: 30rem; margin: 1rem; padding: 1.5rem 2rem; background: #fff; border-radius: 0.75rem }
  h1 { margin: 0.5rem 0; font-size: 1.5rem }
  a { color: #0b5e55 }`;

function show(response: ServerResponse, status: number, title: string, paragraphs: readonly string[]): void {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
  response.end(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</main></body></html>`,
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
