import { crc32, deflateSync } from 'node:zlib';
import type { Attachment, Block, Picture, Reply } from '../../src/chat/reply.ts';

const skills = ['User focus', 'Service focus', 'Stakeholder management', 'Continual service improvement'];
const shares = [
  [70, 20, 10],
  [55, 35, 10],
  [40, 50, 10],
  [25, 60, 15],
] as const;

/** As large as the one of a team: bars of plain colours, without words. */
export const picture: Picture = {
  ...{ name: 'team-summary.png', png: drawBars(800, 600), width: 800, height: 600 },
  alternativeText: [
    'How the service desk stands against its role levels, in percent of 12 people.',
    ...skills.map((skill, at) => `${skill}: ${shares[at]?.[0]}% at or above, ${shares[at]?.[1]}% below.`),
  ].join('\n'),
};

export const chart: Extract<Block, { type: 'chart' }> = {
  ...{ type: 'chart', title: 'Skills of the service desk', picture, detail: false },
  series: ['At or above', 'Below', 'No current rating'],
  bars: skills.map((label, at) => ({ label, values: shares[at] ?? [] })),
};

export const csv: Attachment = {
  ...{ name: 'team-summary.csv', mediaType: 'text/csv' },
  bytes: Buffer.from('skill,at or above,below\r\nUser focus,70,20\r\n'),
};

/** What a manager sees of a team: words, a picture, the same as a table, and a way to the file. */
export const summaryReply: Reply = {
  blocks: [
    { type: 'title', text: 'Service desk', note: '12 people, one week', detail: false },
    {
      ...{ type: 'paragraph', detail: false },
      line: { text: 'The largest gap is in continual service improvement.', cites: [] },
    },
    chart,
    {
      ...{
        type: 'table',
        caption: 'Skills of the service desk',
        columns: ['Skill', 'At or above', 'Below', 'No current rating'],
        detail: false,
      },
      rows: skills.map((skill, at) => ({
        cells: [skill, ...(shares[at] ?? []).map((share) => `${share}%`)],
        cites: [],
      })),
    },
  ],
  citations: [],
  suggestions: [{ label: 'As a file', action: 'summary-csv', value: 'now' }],
};

function drawBars(width: number, height: number): Uint8Array {
  const colours = { done: [11, 93, 86], below: [230, 159, 0], none: [200, 205, 200], paper: [255, 255, 255] };
  const rows = Array.from({ length: height }, (_, y) => {
    const share = shares[Math.floor((y / height) * shares.length)] ?? shares[0];
    const isGap = (y % (height / shares.length)) / (height / shares.length) > 0.7;
    const pixels = Array.from({ length: width }, (__, x) => {
      const at = (x / width) * 100;
      if (isGap) return colours.paper;
      return at < share[0] ? colours.done : at < share[0] + share[1] ? colours.below : colours.none;
    });
    return [0, ...pixels.flat()];
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    toChunk('IHDR', header),
    toChunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    toChunk('IEND', Buffer.alloc(0)),
  ]);
}

function toChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
