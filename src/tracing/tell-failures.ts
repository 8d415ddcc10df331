import type { SpanExporter } from '@opentelemetry/sdk-trace-base';

const succeeded = 0;

/** The package keeps failures to itself. */
export function tellFailures(exporter: SpanExporter, onFailure: (error: unknown) => void): SpanExporter {
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        if (result.code !== succeeded) onFailure(result.error);
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
  };
}
