import { defineConfig } from 'vitest/config';

/** Where .ci/run wants the results as JSON, to count them. */
const results = process.env['TEST_RESULTS'];

// biome-ignore lint/style/noDefaultExport: Vitest reads its configuration from the default export.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/fail-on-complaints.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A busy machine is slow, and that is no fault.
    expect: { poll: { timeout: 20_000 } },
    ...(results ? { reporters: ['default', ['json', { outputFile: results }]] } : {}),
  },
});
