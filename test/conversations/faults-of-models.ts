import type { Line } from '../../src/chat/reply.ts';
import type { Behaviour } from '../models/faulty-server.ts';

/** Three sentences that hold, by the numbers of the passages that a model is given. */
export const trueText = [
  'A senior data engineer leads on data products. [1]',
  'Senior data engineers review the work of other engineers. [1]',
  'They need Testing at working level. [4]',
].join('\n');

/** The same as they are shown. */
export const trueLines: readonly Line[] = [
  { text: 'A senior data engineer leads on data products.', cites: [1] },
  { text: 'Senior data engineers review the work of other engineers.', cites: [1] },
  { text: 'They need Testing at working level.', cites: [2] },
];

const [first = ''] = trueText.split('\n');
const onlyFirst = trueLines.slice(0, 1);

/** What comes of what a model does. */
export interface Outcome {
  /** What is shown of it. */
  readonly shown: readonly Line[];
  /** Where the documents' words stand: below it for all to see, or behind "show all". */
  readonly documents: 'shown' | 'behind';
  readonly says?: string;
  readonly counts: Readonly<Record<string, number>>;
}

interface Fault extends Outcome {
  readonly name: string;
  readonly does: readonly Behaviour[];
  /** Of each request after those. */
  readonly always?: Behaviour;
  /** The deadlines are short. */
  readonly isSlow?: true;
}

const write = (text: string): Behaviour => ({ does: 'write', text });
const refuse = (status: number): Behaviour => ({ does: 'refuse', status });
const brokenOff = 'I could not finish this. Here is what the documents say.';
const whole = { shown: trueLines, documents: 'behind' } as const;
const nothingShown = { shown: [], documents: 'shown' } as const;
const written = { 'requests written': 1, 'sentences shown': 3 };

/** What models do, what comes of it for whoever asks what a senior data engineer does, and how it is counted. */
export const faultsOfModels: readonly Fault[] = [
  { name: 'that does what it should', does: [write(trueText)], ...whole, counts: written },
  {
    ...{ name: 'that writes all in one line', does: [write(trueText.replaceAll('\n', ' '))] },
    ...{ ...whole, counts: written },
  },
  {
    name: 'that writes slowly, piece by piece',
    does: [{ does: 'write', text: trueText, eachAfterMs: 5 }],
    ...{ ...whole, counts: written },
  },
  {
    name: 'whose first words come too late',
    does: [{ does: 'write', text: trueText, firstAfterMs: 5_000 }],
    isSlow: true,
    ...{ ...nothingShown, counts: { 'requests failed_too_slow': 1 } },
  },
  {
    ...{ name: 'that never answers', does: [{ does: 'hang' }], isSlow: true },
    ...{ ...nothingShown, counts: { 'requests failed_too_slow': 1 } },
  },
  {
    ...{
      name: 'that stalls after a sentence',
      does: [{ does: 'stall', text: `${first}\nSenior` }],
      isSlow: true,
    },
    ...{ shown: onlyFirst, documents: 'shown', says: brokenOff },
    counts: { 'requests failed_too_slow': 1, 'sentences shown': 1 },
  },
  {
    ...{
      name: 'that stalls in its first sentence',
      does: [{ does: 'stall', text: 'A senior' }],
      isSlow: true,
    },
    ...{ ...nothingShown, counts: { 'requests failed_too_slow': 1 } },
  },
  {
    ...{ name: 'whose connection is lost', does: [{ does: 'cut', text: `${first}\nSenior data` }] },
    ...{ shown: onlyFirst, documents: 'shown', says: brokenOff },
    counts: { 'requests failed_unreachable': 1, 'sentences shown': 1 },
  },
  {
    name: 'whose stream ends without a word on why',
    does: [{ does: 'end early', text: `${first}\n` }],
    ...{ shown: onlyFirst, documents: 'shown', says: brokenOff },
    counts: { 'requests failed_unreachable': 1, 'sentences shown': 1 },
  },
  {
    name: 'whose stream ends without a word on why in the midst of a sentence',
    does: [{ does: 'end early', text: `${first}\nSenior data engineers review` }],
    ...{ shown: onlyFirst, documents: 'shown', says: brokenOff },
    counts: { 'requests failed_unreachable': 1, 'sentences shown': 1 },
  },
  {
    name: 'that has not enough tokens',
    does: [{ does: 'end', text: `${first}\nSenior data engineers review`, because: 'length' }],
    ...{ shown: onlyFirst, documents: 'shown', says: brokenOff },
    counts: { 'requests failed_nonsense': 1, 'sentences shown': 1 },
  },
  {
    name: 'whose answer is filtered',
    does: [{ does: 'end', text: '', because: 'content_filter' }],
    ...{ ...nothingShown, counts: { 'requests failed_refused': 1 } },
  },
  {
    name: 'that says in the midst of it that it fails',
    does: [{ does: 'fail', text: `${first}\n` }],
    ...{ shown: onlyFirst, documents: 'shown', says: brokenOff },
    counts: { 'requests failed_unreachable': 1, 'sentences shown': 1 },
  },
  {
    ...{ name: 'that refuses the key (401)', does: [], always: refuse(401) },
    ...{ ...nothingShown, counts: { 'requests failed_refused': 1 } },
  },
  {
    ...{ name: 'that is busy once (429)', does: [refuse(429), write(trueText)] },
    ...{ ...whole, counts: written },
  },
  {
    ...{ name: 'that is always busy (429)', does: [], always: refuse(429) },
    ...{ ...nothingShown, counts: { 'requests failed_rate_limited': 1 } },
  },
  {
    ...{ name: 'that fails once (500)', does: [refuse(500), write(trueText)] },
    ...{ ...whole, counts: written },
  },
  {
    ...{ name: 'that always fails (500)', does: [], always: refuse(500) },
    ...{ ...nothingShown, counts: { 'requests failed_unreachable': 1 } },
  },
  {
    ...{ name: 'that sends what is no JSON', does: [{ does: 'nonsense' }] },
    ...{ ...nothingShown, counts: { 'requests failed_nonsense': 1 } },
  },
  {
    ...{ name: 'that writes nothing', does: [write('')] },
    ...{ ...nothingShown, counts: { 'requests failed_nonsense': 1 } },
  },
  {
    ...{ name: 'that writes white space alone', does: [write('\n \n\n')] },
    ...{ ...nothingShown, counts: { 'requests replaced': 1 } },
  },
  {
    name: 'that cites nothing',
    does: [write('A senior data engineer leads on data products.\nThey need Testing at working level.')],
    ...{ ...nothingShown, counts: { 'requests replaced': 1, 'sentences dropped_citation': 2 } },
  },
  {
    name: 'that cites what it was not given',
    does: [write('A senior data engineer leads on data products. [9]')],
    ...{ ...nothingShown, counts: { 'requests replaced': 1, 'sentences dropped_citation': 1 } },
  },
  {
    name: 'that cites another passage',
    does: [write('Senior data engineers review the work of other engineers. [4]')],
    ...{ ...nothingShown, counts: { 'requests replaced': 1, 'sentences dropped_claim': 1 } },
  },
  {
    name: 'that names a wrong skill level among what is right',
    does: [write(`${first}\nA senior data engineer needs Testing at expert level. [4]`)],
    ...{ shown: onlyFirst, documents: 'behind' },
    counts: { 'requests written': 1, 'sentences shown': 1, 'sentences dropped_level': 1 },
  },
  {
    name: 'that invents a role level, and little else',
    does: [write(`${first}\nPrincipal data engineers lead the design of data products. [1]\nThey hire. [1]`)],
    ...{ shown: onlyFirst, documents: 'shown' },
    counts: { 'requests written': 1, 'sentences shown': 1, 'sentences dropped_claim': 2 },
  },
  {
    name: 'that leaves a skill out of a list',
    does: [write('A senior data engineer needs Communicating and Testing. [2][4]')],
    ...{ ...nothingShown, counts: { 'requests replaced': 1, 'sentences dropped_list': 1 } },
  },
  {
    ...{ name: 'that writes 1 MB without an end', does: [write('x'.repeat(1_000_000))] },
    ...nothingShown,
    counts: { 'requests failed_nonsense': 1, 'sentences dropped_form': 30 },
  },
];
