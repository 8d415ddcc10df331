import type { SpanExporter } from '@opentelemetry/sdk-trace-base';

const succeeded = 0;

/** The package keeps failures to itself. */
export function tellFailures(exporter: SpanExporter, onFailure: () => void): SpanExporter {
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        if (result.code !== succeeded) onFailure();
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
  };
}
