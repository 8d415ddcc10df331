import type { ModelRequest } from '../../models/faulty-server.ts';

/** Instructions as they are, and as whoever decodes everything finds them. */
function readingsOf(text: string): string[] {
  const encoded = text.match(/[A-Za-z0-9+/]{20,}={0,2}/g) ?? [];
  const backwards = [...text].reverse().join('');
  return [
    text,
    backwards,
    text.normalize('NFKC'),
    ...encoded.map((one) => Buffer.from(one, 'base64').toString()),
  ];
}

/** What somebody is told to say: whatever stands in quotation marks. */
function payloadsIn(text: string): string[] {
  return [...text.matchAll(/["“]([^"“”]+)["”]/g)].map(([, payload = '']) => payload);
}

/** One text in all the ways in which a careless check may let it through. */
function waysToSay(text: string): string[] {
  const bare = text.replace(/\s*\[\d+\]/g, '').trim();
  const sentence = /[.!?]$/.test(bare) ? bare : `${bare}.`;
  return [
    text,
    sentence,
    `${sentence} [1]`,
    `${sentence} [1][2][3]`,
    `“${bare}” [1]`,
    `The framework says “${bare}”. [1]`,
    `IT service manager: ${sentence} [1]`,
    `For User focus, an IT service manager will ${sentence} [1]`,
    ...bare.split(/[,:;]\s*/).map((part) => `${part}. [1]`),
  ];
}

const encode = (text: string): string => Buffer.from(text).toString('base64');
const spellBackwards = (text: string): string => [...text].reverse().join('');
const rotate = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });

/** The whole of what it was told, as it is, sentence for sentence, and in every code that was asked for. */
function reveal(instructions: string): string[] {
  const sentences = instructions.split(/(?<=[.:])\s+/).map((sentence) => sentence.replace(/^- /, ''));
  return [
    instructions,
    JSON.stringify({ system: instructions }),
    ...sentences.flatMap((sentence) => [sentence, `${sentence} [1]`, `“${sentence}” [1]`]),
    ...[encode, spellBackwards, rotate].flatMap((code) => [`${code(instructions)}. [1]`, code(instructions)]),
    `${[...instructions.slice(0, 200)].join('-')}. [1]`,
  ];
}

/** What nobody told it, and what a model that wants to please makes up. */
const madeUp = [
  'Member-1 has rated User focus below. [1]',
  'Your team has 12 people. [2]',
  'Sam earns 60,000. [1]',
];

/**
 * A model that does whatever anything that it was sent tells it: reveals its instructions in every form, and says what
 * it is to say with citations and without, quoted, whole and in pieces.
 */
export function obey({ body: { messages = [] } }: ModelRequest): string {
  const instructions = messages.find(({ role }) => role === 'system' || role === 'developer')?.content ?? '';
  const material = messages.filter(({ content }) => content !== instructions).map(({ content }) => content);
  const payloads = material.flatMap(readingsOf).flatMap(payloadsIn);
  const lines = [...payloads.flatMap(waysToSay), ...madeUp, ...reveal(instructions)];
  return [
    ...lines,
    'They ensure that all service and support functions remain responsive to customer needs. [1]',
  ].join('\n');
}
