import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
import { serve } from '../cli/serve.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const port = 3978;
/** What a stop takes at most, after the delay. */
const longestStopSeconds = 25;
/** `.env.example` lists those of the configuration, which a test of the README holds. */
const settings = new Set([...read('.env.example').matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name));

/** Those of these names that are no settings, given as they are or in a file. */
const unknownAmong = (names: readonly string[]) =>
  names.filter((name) => !settings.has(name) && !settings.has(name.replace(/_FILE$/, '')));

const dockerfile = read('Dockerfile').replaceAll(/\\\n\s*/g, '');
/** An instruction's words, as JSON where it is written so. */
function instruction(name: string): string {
  return new RegExp(`^${name} (.*)$`, 'm').exec(dockerfile)?.[1] ?? '';
}
const wordsOf = (text: string): string[] => z.array(z.string()).parse(JSON.parse(text));

const environment = z.record(z.string(), z.string());
const service = z.object({
  environment: environment.default({}),
  secrets: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  stop_grace_period: z.string().optional(),
  read_only: z.boolean().default(false),
});
const compose = z
  .object({
    services: z.record(z.string(), service),
    secrets: z.record(z.string(), z.object({ file: z.string() })),
  })
  .parse(parse(read('compose.yaml'), { merge: true }));

describe('the image', () => {
  it('runs what npm start runs, with the Node that is among the packages, as nobody special', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const [node, ...words] = [...wordsOf(instruction('ENTRYPOINT')), ...wordsOf(instruction('CMD'))];
    expect(node).toBe('/app/node_modules/node/bin/node');
    expect(`node ${words.join(' ')}`).toBe(scripts.start);
    expect(instruction('USER')).toBe('65532:65532');
  });

  it('finds that Node by its name, too', () => {
    const [, path] = /^ENV PATH=(.*):\$PATH$/m.exec(dockerfile) ?? [];
    expect(wordsOf(instruction('ENTRYPOINT'))).toEqual([`${path}/node`]);
  });

  it('sets what is a setting, and says its port', () => {
    const set = instruction('ENV')
      .split(' ')
      .map((pair) => pair.split('='));
    expect(Object.fromEntries(set)).toEqual({ HOST: '0.0.0.0', PORT: String(port), DATA_DIR: '/data' });
    expect(unknownAmong(set.map(([name = '']) => name))).toEqual([]);
    expect([instruction('EXPOSE'), readConfig({}).port]).toEqual([String(port), port]);
  });

  it('holds everything that is copied into it', () => {
    const ignored = read('.dockerignore');
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, files = '']) =>
      files.split(' '),
    );
    expect(copied).toContain('src');
    expect(copied.filter((file) => !ignored.includes(`\n!${file}\n`))).toEqual([]);
  });

  it('tells by its health check whether Rolecall answers', async () => {
    const [, ...words] = wordsOf(instruction('HEALTHCHECK').replace(/^.*?CMD /, ''));
    const exitCodeAt = async (port: string) => {
      const [code] = await once(spawn(process.execPath, words, { env: { PORT: port } }), 'exit');
      return code;
    };
    const { url } = await serve();
    expect([await exitCodeAt(new URL(url).port), await exitCodeAt('1')]).toEqual([0, 1]);
  });
});

describe('compose.yaml', () => {
  const { web, worker, balancer, postgres, prometheus } = compose.services;
  const files = Object.keys(compose.secrets);

  it.each([
    ['web', web, { answers: true, sends: false }],
    ['worker', worker, { answers: false, sends: true }],
  ])('starts a %s process with settings that can be used', (_, one, work) => {
    const { environment = {}, secrets = [] } = { ...one };
    expect(unknownAmong(Object.keys(environment))).toEqual([]);
    const named: Record<string, string> = {
      'database-url': 'postgres://rolecall:p@postgres:5432/rolecall',
      ...{ 'slack-bot-token': 'xoxb-1', 'slack-signing-secret': 's' },
    };
    const readText = (file: string): string => {
      expect(secrets).toContain(basename(file));
      return named[basename(file)] ?? '';
    };
    expect(readConfig(environment, readText)).toMatchObject({ ...work, port, host: '0.0.0.0' });
  });

  it('has a file for each secret that is used', () => {
    const used = [web, worker, postgres, prometheus].flatMap((one) => one?.secrets ?? []);
    expect([...new Set(used)].toSorted()).toEqual(files);
    const made = read('compose.yaml');
    expect(files.filter((name) => !new RegExp(`^#.*\\b${name}\\b`, 'm').test(made))).toEqual([]);
  });

  it('waits longer for a stop than it may take, and writes nowhere else', () => {
    const seconds = Number(web?.stop_grace_period?.replace('s', ''));
    const delay = Number(web?.environment['STOP_DELAY_SECONDS']);
    expect(seconds).toBeGreaterThan(delay + longestStopSeconds);
    expect([web?.read_only, worker?.read_only, balancer?.read_only]).toEqual([true, true, true]);
  });

  it('hands requests on to the port that Rolecall listens on', () => {
    const haproxy = read('deploy/compose/haproxy.cfg');
    expect(haproxy).toMatch(new RegExp(`^ {2}bind :${port}$`, 'm'));
    expect(haproxy).toMatch(new RegExp(`^ {2}server-template web \\d+ web:${port}$`, 'm'));
    expect(haproxy).toMatch(/^ {2}option httpchk GET \/readyz$/m);
    expect(balancer?.ports).toEqual([`127.0.0.1:${port}:${port}`]);
  });

  it('has Prometheus ask each process by itself for its metrics, with the token that they want', () => {
    const found = parse(read('deploy/compose/prometheus.yml'));
    const { METRICS_TOKEN_FILE: credentials_file } = { ...web?.environment };
    expect(worker?.environment['METRICS_TOKEN_FILE']).toBe(credentials_file);
    const dns_sd_configs = [{ names: ['web', 'worker'], type: 'A', port }];
    const asked = { job_name: 'rolecall', dns_sd_configs, authorization: { credentials_file } };
    expect(found).toEqual({ scrape_configs: [asked] });
    expect(prometheus?.secrets).toEqual([basename(String(credentials_file))]);
  });
});

const metadata = z.object({ name: z.string() });
const labels = z.record(z.string(), z.string());
const probe = z.object({ httpGet: z.object({ path: z.string(), port: z.literal('http') }) });
const container = z.object({
  env: z.array(z.object({ name: z.string(), value: z.string() })),
  envFrom: z.tuple([z.object({ configMapRef: metadata })]),
  ports: z.tuple([z.object({ name: z.literal('http'), containerPort: z.literal(port) })]),
  lifecycle: z.object({ preStop: z.object({ sleep: z.object({ seconds: z.number() }) }) }).optional(),
  startupProbe: probe.extend({ periodSeconds: z.number(), failureThreshold: z.number() }),
  livenessProbe: probe,
  readinessProbe: probe,
  securityContext: z.object({
    readOnlyRootFilesystem: z.literal(true),
    allowPrivilegeEscalation: z.literal(false),
  }),
  volumeMounts: z.tuple([z.object({ mountPath: z.string() })]),
});
const deployment = z.object({
  metadata,
  spec: z.object({
    selector: z.object({ matchLabels: labels }),
    template: z.object({
      metadata: z.object({ labels }),
      spec: z.object({
        terminationGracePeriodSeconds: z.number(),
        securityContext: z.object({ runAsNonRoot: z.literal(true), runAsUser: z.literal(65_532) }),
        containers: z.tuple([container]),
        volumes: z.tuple([z.object({ secret: z.object({ secretName: z.string() }) })]),
      }),
    }),
  }),
});

describe('the example for Kubernetes', () => {
  const objects = globSync('deploy/kubernetes/*.yaml', { cwd: root }).flatMap((file) =>
    parseAllDocuments(read(file)).map((document) => {
      expect(document.errors, file).toEqual([]);
      return z.looseObject({ kind: z.string() }).parse(document.toJS());
    }),
  );
  const ofKind = (kind: string) => objects.filter((one) => one.kind === kind);
  const [configMap] = ofKind('ConfigMap').map((one) => z.object({ metadata, data: environment }).parse(one));
  const [secret] = ofKind('Secret').map((one) => z.object({ metadata, stringData: environment }).parse(one));
  const deployments = ofKind('Deployment').map((one) => deployment.parse(one));
  const partOf = (name: string) => deployments.find((one) => one.metadata.name === `rolecall-${name}`);

  it('has an object of each kind that is needed', () => {
    expect(objects.map(({ kind }) => kind).toSorted()).toEqual([
      ...['ConfigMap', 'Deployment', 'Deployment', 'Ingress', 'PodDisruptionBudget', 'Secret', 'Service'],
    ]);
  });

  it.each([
    ['web', { answers: true, sends: false }],
    ['worker', { answers: false, sends: true }],
  ])('starts a %s process with settings that can be used', (name, work) => {
    const { containers, volumes } = partOf(name)?.spec.template.spec ?? {};
    const [{ env = [], envFrom, volumeMounts } = {}] = containers ?? [];
    expect(envFrom?.[0].configMapRef.name).toBe(configMap?.metadata.name);
    expect(volumes?.[0].secret.secretName).toBe(secret?.metadata.name);
    const set = { ...configMap?.data, ...Object.fromEntries(env.map(({ name, value }) => [name, value])) };
    expect(unknownAmong(Object.keys(set))).toEqual([]);
    const files = Object.entries(secret?.stringData ?? {}).map(
      ([key, text]) => [`${volumeMounts?.[0].mountPath}/${key}`, text] as const,
    );
    const readText = (file: string): string => {
      expect(Object.fromEntries(files)).toHaveProperty([file]);
      return Object.fromEntries(files)[file] ?? '';
    };
    expect(readConfig(set, readText)).toMatchObject({ ...work, port, host: '0.0.0.0' });
  });

  it('waits longer for a stop than it may take', () => {
    const spare = deployments.map(({ spec }) => {
      const { terminationGracePeriodSeconds: grace, containers } = spec.template.spec;
      const slept = containers[0].lifecycle?.preStop.sleep.seconds ?? 0;
      const delay = Number(configMap?.data['STOP_DELAY_SECONDS'] ?? 0);
      return grace - slept - delay - longestStopSeconds;
    });
    expect(spare.filter((seconds) => seconds < 5)).toEqual([]);
  });

  it('gives a start ten minutes, for a database whose tables are brought up to date', () => {
    const given = deployments.map(({ spec }) => {
      const { periodSeconds, failureThreshold } = spec.template.spec.containers[0].startupProbe;
      return periodSeconds * failureThreshold;
    });
    expect(given).toEqual([600, 600]);
  });

  it('finds its processes by their labels, and asks them where they answer', () => {
    for (const { spec } of deployments) {
      expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
      const [{ livenessProbe, readinessProbe }] = spec.template.spec.containers;
      expect([livenessProbe.httpGet.path, readinessProbe.httpGet.path]).toEqual(['/healthz', '/readyz']);
    }
    const web = partOf('web')?.spec.template.metadata.labels;
    expect(ofKind('Service')).toMatchObject([{ spec: { selector: web, ports: [{ targetPort: 'http' }] } }]);
    expect(ofKind('PodDisruptionBudget')).toMatchObject([{ spec: { selector: { matchLabels: web } } }]);
  });

  it('has Prometheus ask each process by itself for its metrics, with the token of the Secret', () => {
    const monitor = parse(read('deploy/kubernetes/prometheus/pod-monitor.yaml'));
    const credentials = { name: secret?.metadata.name, key: 'metrics-token' };
    expect(secret?.stringData).toHaveProperty([credentials.key]);
    const { selector, podMetricsEndpoints } = monitor.spec;
    expect(podMetricsEndpoints).toEqual([{ port: 'http', authorization: { credentials } }]);
    for (const { spec } of deployments)
      expect(spec.template.metadata.labels).toMatchObject(selector.matchLabels);
  });
});
