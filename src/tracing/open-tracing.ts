import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, type Span, SpanStatusCode, trace as spans } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { currentRequest } from '../chat/current-request.ts';
import type { Trace } from '../chat/trace.ts';
import type { OnQuery } from '../storage/open-database.ts';
import { tellFailures } from './tell-failures.ts';

interface Dependencies {
  /** Spans go to `/v1/traces` below it. */
  readonly endpoint: string;
  /** Spans were lost: the collector did not take them. */
  readonly onFailure: (error: unknown) => void;
}

export interface Tracing {
  readonly trace: Trace;
  /** Only what is asked for an event: what the process does of its own accord would hide it. */
  readonly onQuery: OnQuery;
  /** Sends what has not been sent yet. Never rejects. */
  stop(): Promise<void>;
}

/** A collector that does not answer must not hold up the end of the process. */
const longestSendMs = 3_000;

/**
 * Nothing is registered for the whole process: packages that look for a tracer there would send what somebody asked.
 */
export function openTracing({ endpoint, onFailure }: Dependencies): Tracing {
  // Spans of many events are sent at once, from within the one that was there first: of none of them is the failure.
  const tellFailure = AsyncLocalStorage.bind(onFailure);
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: longestSendMs });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'rolecall' }),
    spanProcessors: [new BatchSpanProcessor(tellFailures(exporter, tellFailure))],
  });
  const tracer = provider.getTracer('rolecall');
  const within = new AsyncLocalStorage<Span>();

  const begin = (name: string, labels: Readonly<Record<string, string>>, startTime?: number): Span => {
    const parent = within.getStore();
    const request = currentRequest();
    return tracer.startSpan(
      name,
      {
        attributes: { ...labels, ...(request === undefined ? {} : { request }) },
        ...(startTime === undefined ? {} : { startTime }),
      },
      parent ? spans.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT,
    );
  };

  return {
    async trace(name, labels, work) {
      const span = begin(name, labels);
      try {
        return await within.run(span, work);
      } catch (error) {
        // Its message may hold what was sent.
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
    onQuery({ kind, seconds }) {
      if (within.getStore()) begin('database', { kind }, Date.now() - seconds * 1_000).end();
    },
    async stop() {
      try {
        await provider.shutdown();
      } catch (error) {
        tellFailure(error);
      }
    },
  };
}
