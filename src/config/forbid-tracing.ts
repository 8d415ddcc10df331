/** What makes LangChain and the clients of models send or print what somebody asked. */
const tellingSettings = [
  'LANGSMITH_TRACING',
  'LANGSMITH_TRACING_V2',
  'LANGCHAIN_TRACING',
  'LANGCHAIN_TRACING_V2',
  // Would put another company's server between Rolecall and the model.
  'LANGSMITH_GATEWAY',
  'LANGCHAIN_VERBOSE',
  'OPENAI_LOG',
  'ANTHROPIC_LOG',
];

/**
 * Takes out of the process's environment what other programs on the machine may have been given, and what would let
 * questions and answers leave Rolecall. It has to run before a model is loaded.
 */
export function forbidTracing(environment: Record<string, string | undefined>): void {
  for (const name of tellingSettings) delete environment[name];
}
