import { expect, it } from 'vitest';
import { createSeal } from '../../src/storage/seal.ts';

const { close, open } = createSeal('a long secret');

it('gives back what it closed', () => {
  for (const text of ['', 'xoxb-1', 'x'.repeat(10_000), '“ü” 🎉'])
    expect(open(close(text, 'a'), 'a')).toBe(text);
});

it('closes the same text differently each time, without a trace of it', () => {
  const [one, other] = [close('xoxb-1', 'a'), close('xoxb-1', 'a')];
  expect(one).not.toBe(other);
  expect(Buffer.from(one, 'base64').toString('latin1')).not.toContain('xoxb');
});

it('opens nothing that was closed with another secret or about something else, or was changed', () => {
  const sealed = close('xoxb-1', 'a');
  expect(() => createSeal('another secret').open(sealed, 'a')).toThrow();
  expect(() => open(sealed, 'b')).toThrow();
  const bytes = Buffer.from(sealed, 'base64');
  for (const at of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => open(changed.toString('base64'), 'a')).toThrow();
  }
  expect(() => open('', 'a')).toThrow();
});
