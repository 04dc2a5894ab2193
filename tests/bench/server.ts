import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { BenchError } from './bench-error';
import { describeRun } from './header';
import { slope, spread, type Spread } from './metrics/statistics';
import { Clients, openSlow } from './server/clients';
import { MARKER, type Outcome, type Word } from './server/messages';

export { BenchError } from './bench-error';

/** Wanted of the delivery to pages on this machine, p95, ms. */
const WANTED_MS = 50;
const SLOW_CLIENTS = 20;
/** Of the others, while those are cut: a flood to all would measure this machine's memory. */
const QUICK_CLIENTS = 20;

const USAGE = `npm run bench:server [-- options]
  --seconds 300    how long events are told
  --clients 500    pages that listen
  --attack         attack it meanwhile, with 100 pages if not said otherwise`;

interface Options {
  readonly seconds: number;
  readonly clients: number;
  readonly attack: boolean;
}

/** The files that run in processes of their own. */
interface Children {
  readonly server: string;
  readonly attack: string;
}

function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: args.filter((one) => one !== '--local-server'),
      options: { seconds: { type: 'string' }, clients: { type: 'string' }, attack: { type: 'boolean' } },
    });
    const attack = values.attack ?? false;
    const seconds = Number(values.seconds ?? 300);
    const clients = Number(values.clients ?? (attack ? 100 : 500));
    if (!(seconds > 0) || !(clients > 0 && clients <= 580)) throw new Error('these numbers make no sense');
    return { seconds, clients, attack };
  } catch (error) {
    throw new BenchError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

type Vitals = Extract<Word, { type: 'vitals' }>;
type Open = Extract<Word, { type: 'open' }>;
type Done = Extract<Word, { type: 'done' }>;

/** The process that holds the server. */
class Server {
  readonly #child: ChildProcess;
  readonly vitals: { readonly at: number; readonly word: Vitals }[] = [];
  readonly #waiting = new Map<Word['type'], (word: Word) => void>();
  #output = '';

  constructor(path: string) {
    this.#child = fork(path, [], { execArgv: ['--expose-gc'], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (text: Buffer) => (this.#output += text.toString('utf8')));
    }
    this.#child.on('message', (word: Word) => {
      if (word.type === 'vitals') this.vitals.push({ at: performance.now(), word });
      this.#waiting.get(word.type)?.(word);
    });
  }

  /** What it wrote to its terminal. */
  get output(): string {
    return this.#output;
  }

  open(): Promise<Open> {
    return this.#next('open') as Promise<Open>;
  }

  tell(): void {
    this.#child.send({ type: 'tell' });
  }

  /** Resolves with how many listen after it. */
  async flood(): Promise<number> {
    const flooded = this.#next('flooded') as Promise<Extract<Word, { type: 'flooded' }>>;
    this.#child.send({ type: 'flood' });
    return (await flooded).clients;
  }

  stop(): Promise<Done> {
    const done = this.#next('done') as Promise<Done>;
    this.#child.send({ type: 'stop' });
    return done;
  }

  kill(): void {
    this.#child.kill();
  }

  #next(type: Word['type']): Promise<Word> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(type, resolve);
      this.#child.once('exit', (code) =>
        reject(new BenchError(`the server ended: ${code}\n${this.#output}`)),
      );
    });
  }
}

/** Loads or attacks the local server and prints what came of it; docs/server.md tells about it. */
export async function benchServer(root: string, args: readonly string[], children: Children): Promise<void> {
  const options = readOptions(args);
  const { machine, commit, date } = describeRun(root, args);
  console.log(`${date} · ${commit} · ${machine}`);
  const server = new Server(children.server);
  try {
    await (options.attack ? attacked(server, options, children.attack) : loaded(server, options));
  } finally {
    server.kill();
  }
}

async function loaded(server: Server, { seconds, clients: count }: Options): Promise<void> {
  const { port, view } = await server.open();
  const clients = new Clients();
  await clients.open(count, port, view);
  const slow = openSlow(SLOW_CLIENTS, port, view);
  server.tell();
  await sleep(seconds * 1000);
  const delays = clients.take();
  const vitals = [...server.vitals];
  clients.close(QUICK_CLIENTS);
  const left = await server.flood();
  const flooded = clients.take();
  const { lost } = clients;
  const done = await server.stop();
  clients.close();
  for (const socket of slow) socket.destroy();
  console.log(
    `\n${count} pages and ${SLOW_CLIENTS} that read nothing, ${seconds} s, ${done.events} events\n`,
  );
  console.log(row('delivery', spread(delays), WANTED_MS));
  console.log(line('delivered', `${delays.length} times`));
  console.log(line('of the quick ones lost', String(lost)));
  console.log(
    line(
      `12 MB more to ${QUICK_CLIENTS} pages: slow ones cut`,
      `${done.refused['slow'] ?? 0} of ${SLOW_CLIENTS}`,
    ),
  );
  console.log(line('and left, of all', String(left)));
  console.log(row('delivery meanwhile', spread(flooded), WANTED_MS));
  console.log(
    line('processor time of the server', `${((done.cpuMs / (seconds * 1000)) * 100).toFixed(1)} %`),
  );
  memory(vitals);
}

async function attacked(server: Server, { seconds, clients: count }: Options, path: string): Promise<void> {
  const opened = await server.open();
  const { port, view } = opened;
  const clients = new Clients();
  await clients.open(count, port, view);
  server.tell();
  await sleep(Math.max(10, seconds / 6) * 1000);
  const before = clients.take();
  const comingIn: number[] = [];
  let keptOut = 0;
  const outcomes: Outcome[] = [];
  const attack = fork(path, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  attack.on('message', (outcome: Outcome) => outcomes.push(outcome));
  attack.send(opened);
  while (attack.exitCode === null && attack.signalCode === null) {
    const at = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}/${view}/api/openapi.json`).catch(() => null);
    if (answer?.ok && (await answer.text().catch(() => null)) !== null) comingIn.push(performance.now() - at);
    else keptOut++;
    await sleep(200);
  }
  const during = clients.take();
  const { lost } = clients;
  const done = await server.stop();
  clients.close();
  console.log(`\n${count} pages, ${done.events} events\n`);
  console.log(row('delivery before the attack', spread(before), WANTED_MS));
  console.log(row('delivery during the attack', spread(during), WANTED_MS));
  console.log(row('who comes in meanwhile with a token', spread(comingIn)));
  console.log(line('of them kept out', String(keptOut)));
  console.log(line('pages that lost their connection', String(lost)));
  memory(server.vitals);
  console.log(`\n${'attack'.padEnd(34)}${'sent'.padStart(8)}${'refused'.padStart(9)}  answers`);
  for (const { name, sent, refused, statuses } of outcomes) {
    const answers = Object.entries(statuses).map(([status, times]) => `${times} × ${status}`);
    console.log(
      `${name.padEnd(34)}${String(sent).padStart(8)}${String(refused).padStart(9)}  ${answers.join(', ')}`,
    );
  }
  const written = [...done.log, server.output].join('\n');
  const leaks = [MARKER, opened.view, opened.control].filter((secret) => written.includes(secret));
  console.log(
    `\nlines in the log: ${done.log.length}, with anything of the attack or a token: ${leaks.length}`,
  );
  for (const entry of done.log) console.log(`  ${entry}`);
}

function row(label: string, values: Spread | null, wanted?: number): string {
  const [p50, p95, max] = values ? [values.p50, values.p95, values.max].map((ms) => ms.toFixed(1)) : [];
  const verdict = wanted === undefined || !values ? '' : values.p95 <= wanted ? ' met' : ' NOT MET';
  return line(label, `p50 ${p50 ?? '-'}  p95 ${p95 ?? '-'}  max ${max ?? '-'} ms${verdict}`);
}

function line(label: string, value: string): string {
  return `${label.padEnd(40)}${value}`;
}

/** How the memory of the server's process went, over its second half, in which all is warm. */
function memory(vitals: Server['vitals']): void {
  const warm = vitals.slice(Math.floor(vitals.length / 2));
  const [first, last] = [warm[0], warm.at(-1)];
  if (!first || !last) return;
  const hourly = (value: (word: Vitals) => number): string => {
    const points = warm.map(({ at, word }) => ({ x: at / 3_600_000, y: value(word) }));
    return (slope(points) ?? 0).toFixed(1);
  };
  const heap = `${first.word.heapMb.toFixed(1)} → ${last.word.heapMb.toFixed(1)} MB`;
  console.log(
    line('heap after collection, second half', `${heap}, ${hourly(({ heapMb }) => heapMb)} MB an hour`),
  );
  const rss = `${first.word.rssMb.toFixed(1)} → ${last.word.rssMb.toFixed(1)} MB`;
  console.log(
    line('memory of the process, second half', `${rss}, ${hourly(({ rssMb }) => rssMb)} MB an hour`),
  );
}
