import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import express, { type Router } from 'express';
import type { Account } from '../../chat/incoming.ts';
import { allowOnly } from '../http-methods.ts';

const styles = [
  'page.css',
  'try-out.css',
  'conversation.css',
  'answer.css',
  'live.css',
  'adaptive-cards.css',
  'form.css',
  'pictures.css',
];

const scripts = [
  'chat.js',
  'answer.js',
  'asking.js',
  'citations.js',
  'composer.js',
  'conversation.js',
  'draw-card.js',
  'enlarge-pictures.js',
  'feedback-form.js',
  'hear-messages.js',
  'host-config.js',
  'live-answer.js',
  'make-element.js',
  'mend-inputs.js',
  'render-markdown.js',
  'people.js',
  'read-events.js',
  'scrolling.js',
  'send.js',
  'status-line.js',
  'stop-button.js',
  'talk.js',
  'visitor.js',
];

/** Adaptive Cards sets styles through the DOM and needs no inline style or script, nor eval. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // A picture comes with its card.
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Whom one can be on the page. */
interface Acted {
  readonly account: Account;
  readonly name: string;
  readonly roleLevel?: string;
}

interface Asset {
  readonly path: string;
  readonly type: 'html' | 'text/css' | 'text/javascript' | 'image/svg+xml';
  readonly body: string | (() => string);
}

function readPageFile(name: string): string {
  return readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function drawExamples(examples: readonly string[]): string {
  return examples
    .map((example) => `<li><button type="button" class="example">${escapeHtml(example)}</button></li>`)
    .join('');
}

/** Without anybody to be there is no switch, and nothing that is for trying out only. */
function drawSwitch(people: readonly Acted[]): string {
  if (people.length === 0) return '';
  const options = people.map(({ account, name, roleLevel }) => {
    const label = roleLevel === undefined ? name : `${name}, ${roleLevel}`;
    return `<option value="${escapeHtml(account.id)}" data-name="${escapeHtml(name)}">${escapeHtml(label)}</option>`;
  });
  return readPageFile('try-out.html').replace('<!-- people -->', () => options.join(''));
}

interface Dependencies {
  /** Asked anew for each page: the documents may have been read again. */
  readonly examples: () => readonly string[];
  readonly sampleTeam: readonly Acted[];
}

function readAssets({ examples, sampleTeam }: Dependencies): Asset[] {
  const adaptiveCards = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
  const page = readPageFile('index.html').replace('<!-- try-out -->', () => drawSwitch(sampleTeam));
  const drawPage = () => page.replace('<!-- examples -->', () => drawExamples(examples()));
  return [
    { path: '/', type: 'html', body: drawPage },
    ...styles.map((name): Asset => ({ path: `/${name}`, type: 'text/css', body: readPageFile(name) })),
    { path: '/icon.svg', type: 'image/svg+xml', body: readPageFile('icon.svg') },
    { path: '/adaptivecards.js', type: 'text/javascript', body: readFileSync(adaptiveCards, 'utf8') },
    ...scripts.map(
      (name): Asset => ({ path: `/${name}`, type: 'text/javascript', body: readPageFile(name) }),
    ),
  ];
}

/** The page and all that it loads, read once; nothing comes from elsewhere. */
export function createPageRouter(dependencies: Dependencies): Router {
  const router = express.Router();
  for (const { path, type, body } of readAssets(dependencies)) {
    router
      .route(path)
      .get((_request, response) => {
        response.set({ 'Content-Security-Policy': contentSecurityPolicy, 'Cache-Control': 'no-cache' });
        response.type(type).send(typeof body === 'string' ? body : body());
      })
      .all(allowOnly('GET'));
  }
  return router;
}
