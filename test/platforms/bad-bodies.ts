import { gzipSync } from 'node:zlib';
import { type BadRequest, chat, post, slack, teams } from './raw-request.ts';
import { signAsSlack } from './slack/slack-workspace.ts';

/** What can be wrong with a body, or with how long it takes; `host` is the server's own. */
export function badBodies(host: string): readonly BadRequest[] {
  return [...wrongBodies(host), ...slow(host), ...wrongForSlackOrTeams(host)];
}

function wrongBodies(host: string): BadRequest[] {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  const bomb = gzipSync(Buffer.alloc(64_000_000));
  const text = Buffer.from('{"account":"ada","conversation":"one","text":"what is \xff\xc3 it"}', 'latin1');
  const encoded = (coding: string) => ({ 'Content-Encoding': coding });
  return [
    { name: 'JSON that is nested 30,000 times', sends: [post(host, chat, nested(30_000))], statuses: [400] },
    {
      name: 'JSON that is nested 100,000 times',
      sends: [post(host, teams, nested(100_000))],
      statuses: [400],
    },
    { name: 'JSON that never ends', sends: [post(host, chat, '{"text":"')], statuses: [400] },
    { name: 'bytes that are no characters', sends: [post(host, chat, text)], statuses: [200] },
    { name: 'a bomb', sends: [post(host, chat, bomb, encoded('gzip'))], statuses: [413] },
    { name: 'a bomb for Teams', sends: [post(host, teams, bomb, encoded('gzip'))], statuses: [413] },
    {
      name: 'a bomb for Slack',
      sends: [post(host, slack, bomb, { ...encoded('gzip'), ...signAsSlack('') })],
      statuses: [401],
    },
    {
      name: 'what is not packed as it says',
      sends: [post(host, chat, '{}', encoded('gzip'))],
      statuses: [400],
    },
    {
      name: 'packing that nobody knows',
      sends: [post(host, chat, '{}', encoded('zstd, gzip'))],
      statuses: [415],
    },
    {
      name: 'another character set',
      sends: [post(host, chat, '{}', { 'Content-Type': 'application/json; charset=utf-7' })],
      statuses: [415],
    },
    {
      name: 'nesting in a character set that hides it',
      sends: [
        post(
          host,
          chat,
          `{"a":+${Buffer.from('[\0'.repeat(10_000), 'latin1').swap16().toString('base64')}-`,
          { 'Content-Type': 'application/json; charset="utf-7"' },
        ),
      ],
      statuses: [415],
    },
    {
      name: 'text of two bytes a letter',
      sends: [
        post(host, chat, Buffer.from('{}', 'utf16le'), { 'Content-Type': 'application/json;charset=UTF-16' }),
      ],
      statuses: [415],
    },
    {
      name: 'no JSON',
      sends: [post(host, chat, 'text=hello', { 'Content-Type': 'text/plain' })],
      statuses: [415],
    },
    { name: 'a list in place of a message', sends: [post(host, chat, '[1, 2]')], statuses: [400] },
    {
      name: 'names of the language’s own',
      sends: [post(host, chat, '{"__proto__":{"text":"a"},"constructor":1}')],
      statuses: [400],
    },
    {
      name: 'half a body, and gone',
      sends: [post(host, chat, '{"text":', { 'Content-Length': 1_000 })],
      leaves: true,
      statuses: [],
    },
  ];
}

function slow(host: string): BadRequest[] {
  const waiting = { 'Content-Length': 1_000 };
  return [
    { name: 'nothing at all', sends: [], statuses: [408] },
    {
      name: 'headers, a letter at a time',
      sends: [`GET /healthz HTTP/1.1\r\nHost: ${host}\r\nX: `],
      drips: true,
      statuses: [408],
    },
    ...[chat, teams, slack].map(
      (path): BadRequest => ({
        name: `a body for ${path}, a letter at a time`,
        sends: [post(host, path, '{', { ...waiting, ...signAsSlack('') })],
        drips: true,
        statuses: [408],
      }),
    ),
  ];
}

function wrongForSlackOrTeams(host: string): BadRequest[] {
  const deep = `{"event_id":"Ev1","event":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
  const large = `{"event_id":"${'x'.repeat(1_100_000)}"}`;
  const old = Math.floor(Date.now() / 1_000) - 600;
  const twice = Buffer.from(
    String(post(host, slack, '{}', signAsSlack('{}'))).replace(/^(X-Slack-Signature: .*)$/m, '$1\r\n$1'),
  );
  return [
    { name: 'no signature', sends: [post(host, slack, '{}')], statuses: [401] },
    { name: 'a wrong signature', sends: [post(host, slack, '{}', signAsSlack('{ }'))], statuses: [401] },
    {
      name: 'a signature that is none',
      sends: [post(host, slack, '{}', { ...signAsSlack('{}'), 'X-Slack-Signature': 'v0' })],
      statuses: [401],
    },
    { name: 'an old signature', sends: [post(host, slack, '{}', signAsSlack('{}', old))], statuses: [401] },
    { name: 'a signature twice', sends: [twice], statuses: [401] },
    {
      name: 'signed JSON that is nested 200,000 times',
      sends: [post(host, slack, deep, signAsSlack(deep))],
      statuses: [200],
    },
    {
      name: 'signed text that is no JSON',
      sends: [post(host, slack, '{', signAsSlack('{'))],
      statuses: [400],
    },
    { name: 'a megabyte for Slack', sends: [post(host, slack, large, signAsSlack(large))], statuses: [413] },
    { name: 'no token', sends: [post(host, teams, '{}')], statuses: [401] },
    {
      name: 'a token that is none',
      sends: [post(host, teams, '{}', { Authorization: `Bearer ${'a'.repeat(2_000)}` })],
      statuses: [401],
    },
    {
      name: 'more than Teams sends',
      sends: [post(host, teams, JSON.stringify({ text: 'x'.repeat(300_000) }))],
      statuses: [413],
    },
  ];
}
