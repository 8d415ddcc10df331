import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import express, { type Router } from 'express';
import { allowOnly } from '../http-methods.ts';

const styles = ['page.css', 'conversation.css', 'answer.css', 'adaptive-cards.css'];

const scripts = [
  'chat.js',
  'answer.js',
  'citations.js',
  'composer.js',
  'conversation.js',
  'draw-card.js',
  'feedback-form.js',
  'host-config.js',
  'make-element.js',
  'render-markdown.js',
  'send.js',
  'visitor.js',
];

/** Adaptive Cards sets styles through the DOM and needs no inline style or script, nor eval. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface Asset {
  readonly path: string;
  readonly type: 'html' | 'text/css' | 'text/javascript' | 'image/svg+xml';
  readonly body: string;
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

function readAssets(examples: readonly string[]): Asset[] {
  const adaptiveCards = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
  const page = readPageFile('index.html').replace('<!-- examples -->', () => drawExamples(examples));
  return [
    { path: '/', type: 'html', body: page },
    ...styles.map((name): Asset => ({ path: `/${name}`, type: 'text/css', body: readPageFile(name) })),
    { path: '/icon.svg', type: 'image/svg+xml', body: readPageFile('icon.svg') },
    { path: '/adaptivecards.js', type: 'text/javascript', body: readFileSync(adaptiveCards, 'utf8') },
    ...scripts.map(
      (name): Asset => ({ path: `/${name}`, type: 'text/javascript', body: readPageFile(name) }),
    ),
  ];
}

/** The page and all that it loads, read once; nothing comes from elsewhere. */
export function createPageRouter({ examples }: { readonly examples: readonly string[] }): Router {
  const router = express.Router();
  for (const { path, type, body } of readAssets(examples)) {
    router
      .route(path)
      .get((_request, response) => {
        response.set({ 'Content-Security-Policy': contentSecurityPolicy, 'Cache-Control': 'no-cache' });
        response.type(type).send(body);
      })
      .all(allowOnly('GET'));
  }
  return router;
}
