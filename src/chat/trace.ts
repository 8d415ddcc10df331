/** Between what a platform delivers and the reply to it. `model` is one request to a model. */
type SpanName = 'event' | 'answer' | 'reply' | 'model';

/** Words of fixed lists and names of settings alone: they leave the process. */
type Labels = Readonly<Record<string, string>>;

/** Does the work and tells how long it took, within whatever it is a part of. Passes on what the work gives or rejects with. */
export type Trace = <Result>(name: SpanName, labels: Labels, work: () => Promise<Result>) => Promise<Result>;

export const traceNothing: Trace = (_name, _labels, work) => work();
