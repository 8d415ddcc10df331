import type { Contribution } from '../summaries/figures/contributions.ts';

/** Six bytes of the key, one of the position, one of what is asked. */
const size = 8;
const keyBytes = 6;
const nothingAsked = 255;

/** An organisation has tens of thousands of them in each summary. In base64. */
export function packContributions(contributions: readonly Contribution[]): string {
  const bytes = Buffer.alloc(contributions.length * size);
  for (const [at, { key, position, asked }] of contributions.entries()) {
    bytes.writeUIntBE(key, at * size, keyBytes);
    bytes.writeUInt8(position, at * size + keyBytes);
    bytes.writeUInt8(asked ?? nothingAsked, at * size + keyBytes + 1);
  }
  return bytes.toString('base64');
}

export function unpackContributions(packed: string): Contribution[] {
  const bytes = Buffer.from(packed, 'base64');
  return Array.from({ length: bytes.length / size }, (_, at) => {
    const asked = bytes.readUInt8(at * size + keyBytes + 1);
    return {
      key: bytes.readUIntBE(at * size, keyBytes),
      position: bytes.readUInt8(at * size + keyBytes),
      asked: asked === nothingAsked ? undefined : asked,
    };
  });
}
