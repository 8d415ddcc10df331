import { afterEach, expect, vi } from 'vitest';

const complaints: string[] = [];

vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
  complaints.push(String(text));
  return true;
});

for (const way of ['error', 'warn'] as const) {
  vi.spyOn(console, way).mockImplementation((...words: unknown[]) => {
    complaints.push(words.map(String).join(' '));
  });
}

afterEach(() => {
  expect(complaints.splice(0), 'output on standard error').toEqual([]);
});
