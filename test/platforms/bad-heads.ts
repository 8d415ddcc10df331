import { randomBytes } from 'node:crypto';
import { type BadRequest, chat, expect200s, get, post, request, slack, teams } from './raw-request.ts';

const most = 20_000;

/** What can be wrong before the body; `host` is the server's own. */
export function badHeads(host: string): readonly BadRequest[] {
  return [...ordinary(host), ...wrongHeads(host), ...wrongLengths(host), ...otherProtocols(host)];
}

function ordinary(host: string): BadRequest[] {
  const health = request('GET /healthz', { Host: host });
  return [
    { name: 'an unknown address', sends: [get(host, '/nowhere')], statuses: [404] },
    { name: 'a way out of the folder', sends: [get(host, '/../../etc/passwd')], statuses: [404] },
    { name: 'another server’s address', sends: [get(host, 'http://other.example/nowhere')], statuses: [404] },
    { name: 'half a character in the address', sends: [get(host, '/%E0%A4%A')], statuses: [404] },
    { name: 'a long address', sends: [get(host, `/${'a'.repeat(10_000)}`)], statuses: [404] },
    {
      name: 'a wrong method',
      sends: [request('DELETE /healthz', { Host: host, Connection: 'close' })],
      statuses: [405],
    },
    { name: 'GET where Slack calls', sends: [get(host, slack)], statuses: [405] },
    { name: 'GET where Teams calls', sends: [get(host, teams)], statuses: [405] },
    {
      name: 'a body for an unknown address',
      sends: [post(host, '/nowhere', 'x'.repeat(5_000_000))],
      statuses: [404],
    },
    {
      name: 'one hundred requests at once',
      sends: [Buffer.concat([...Array.from({ length: 99 }, () => health), get(host, '/healthz')])],
      statuses: Array.from({ length: 100 }, () => 200),
    },
    {
      name: 'thousands of requests whose answers nobody reads',
      sends: [Buffer.concat(Array.from({ length: 5_000 }, () => health))],
      leaves: true,
      statuses: expect200s,
    },
  ];
}

function wrongHeads(host: string): BadRequest[] {
  const line = 'GET /healthz HTTP/1.1\r\n';
  const many = Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`X-${at}`, at]));
  return [
    { name: 'no host', sends: [`${line}\r\n`], statuses: [400] },
    {
      name: 'a header of 20 KB',
      sends: [get(host, '/healthz', { 'X-Long': 'a'.repeat(most) })],
      statuses: [431],
    },
    { name: 'an address of 20 KB', sends: [get(host, `/${'a'.repeat(most)}`)], statuses: [431] },
    { name: '150 headers', sends: [get(host, '/healthz', many)], statuses: [431] },
    {
      name: 'a header without a colon',
      sends: [`${line}Host: ${host}\r\nnonsense\r\n\r\n`],
      statuses: [400],
    },
    { name: 'a space before the colon', sends: [`${line}Host : ${host}\r\n\r\n`], statuses: [400] },
    { name: 'a zero byte in a header', sends: [`${line}Host: ${host}\r\nX: a\0b\r\n\r\n`], statuses: [400] },
    {
      name: 'a header’s value on two lines',
      sends: [`${line}Host: ${host}\r\nX: a\r\n b: c\r\n\r\n`],
      statuses: [400],
    },
    {
      name: 'lines that end with half an end',
      sends: [`GET /healthz HTTP/1.1\nHost: ${host}\n\n`],
      statuses: [400],
    },
    {
      name: 'an expectation that nobody knows',
      sends: [get(host, '/healthz', { Expect: 'a-miracle' })],
      statuses: [417],
    },
    { name: 'an unknown method', sends: [request('BREW /healthz', { Host: host })], statuses: [400] },
    { name: 'an empty line and nothing', sends: ['\r\n'], statuses: [408] },
  ];
}

function wrongLengths(host: string): BadRequest[] {
  const raw = (headers: string, body = '') => [
    `POST ${chat} HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nConnection: close\r\nContent-Type: application/json\r\n${headers}\r\n${body}`,
  ];
  return [
    { name: 'a length of terabytes', sends: raw('Content-Length: 9999999999999\r\n', '{'), statuses: [413] },
    {
      name: 'a length that is no number of 64 bits',
      sends: raw(`Content-Length: ${'9'.repeat(40)}\r\n`),
      statuses: [400],
    },
    { name: 'a negative length', sends: raw('Content-Length: -1\r\n'), statuses: [400] },
    { name: 'two lengths', sends: raw('Content-Length: 2\r\nContent-Length: 3\r\n', '{}'), statuses: [400] },
    {
      name: 'a length and pieces',
      sends: raw('Content-Length: 2\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'),
      statuses: [400],
    },
    {
      name: 'an unknown transfer encoding',
      sends: raw('Transfer-Encoding: xchunked\r\n', '0\r\n\r\n'),
      statuses: [400],
    },
    {
      name: 'pieces that are not the last encoding',
      sends: raw('Transfer-Encoding: chunked, gzip\r\n', '0\r\n\r\n'),
      statuses: [400],
    },
    {
      name: 'a piece whose size is no number',
      sends: raw('Transfer-Encoding: chunked\r\n', 'zz\r\n{}\r\n0\r\n\r\n'),
      statuses: [400],
    },
    {
      name: 'a piece of exabytes',
      sends: raw('Transfer-Encoding: chunked\r\n', 'FFFFFFFFFFFFFFFFFF\r\n'),
      statuses: [400],
    },
    {
      name: 'pieces with endless extensions',
      sends: raw('Transfer-Encoding: chunked\r\n', `1;${'a'.repeat(most)}\r\n{\r\n`),
      statuses: [413],
    },
  ];
}

function otherProtocols(host: string): BadRequest[] {
  const webSocket = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': 13,
    'Sec-WebSocket-Key': 'a'.repeat(24),
  };
  return [
    { name: 'HTTP/0.9', sends: ['GET /healthz\r\n\r\n'], statuses: [200] },
    { name: 'the beginning of HTTP/2', sends: ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'], statuses: [400] },
    { name: 'HTTP/9.9', sends: [`GET /healthz HTTP/9.9\r\nHost: ${host}\r\n\r\n`], statuses: [400] },
    {
      name: 'the hello of TLS',
      sends: [Buffer.concat([Buffer.from('16030100c8010000c40303', 'hex'), randomBytes(200)])],
      statuses: [400],
    },
    { name: 'anything', sends: [Buffer.concat([Buffer.from([0]), randomBytes(2_000)])], statuses: [400] },
    {
      name: 'a tunnel',
      sends: [`CONNECT other.example:443 HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
      statuses: [],
    },
    {
      name: 'a web socket',
      sends: [request('GET /chat/events', { Host: host, ...webSocket })],
      statuses: [400],
    },
    {
      name: 'a web socket at an unknown address',
      sends: [request('GET /socket', { Host: host, ...webSocket })],
      statuses: [404],
    },
  ];
}
