import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: Vitest reads its configuration from the default export.
export default defineConfig({
  test: {
    include: ['test/teams-client/**/*.client.ts'],
    // Each fetches or starts the client.
    testTimeout: 240_000,
    expect: { poll: { timeout: 20_000 } },
    fileParallelism: false,
  },
});
