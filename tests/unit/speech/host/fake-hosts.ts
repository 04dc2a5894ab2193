import type { HostProcess } from '../../../../src/main/speech/host/host-life';
import type { HostCommand, HostMessage } from '../../../../src/main/speech/host/protocol';

/** A clock whose time passes when told. */
export class FakeTime {
  #now = 0;
  #timers: { at: number; callback: () => void }[] = [];

  readonly after = (ms: number, callback: () => void): (() => void) => {
    const timer = { at: this.#now + ms, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  pass(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#now = next.at;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      next.callback();
    }
    this.#now = until;
  }
}

/** A speech host without speech: a test says what it answers and when it dies. */
export class FakeHost implements HostProcess {
  readonly commands: HostCommand[] = [];
  readonly pid: number;
  killed = false;
  /** Whether it was killed because it hung. */
  hung = false;
  /** Answers pings, until a test says that it hangs. */
  answersPings = true;
  #onMessage: (message: unknown) => void = () => {};
  #onExit: (code: number | null) => void = () => {};

  constructor(pid: number) {
    this.pid = pid;
  }

  post(command: HostCommand): void {
    this.commands.push(command);
    if (command.type === 'ping' && this.answersPings) this.say({ type: 'pong' });
    if (command.type === 'stop') this.die();
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#onMessage = listener;
  }

  onExit(listener: (code: number | null) => void): void {
    this.#onExit = listener;
  }

  kill(hangs = false): void {
    this.killed = true;
    this.hung = hangs;
    this.die();
  }

  die(): void {
    this.#onExit(null);
  }

  say(message: HostMessage): void {
    this.#onMessage(message);
  }

  /** Workers that there shall be, as last told. */
  get workers(): { id: string; model: string }[] {
    const command = this.commands.findLast(({ type }) => type === 'configure');
    if (command?.type !== 'configure') return [];
    return command.workers.map(({ id, model }) => ({ id, model: model.id }));
  }

  /** The jobs that it was given. */
  get jobs(): (HostCommand & { type: 'decode' })[] {
    return this.commands.filter((command) => command.type === 'decode');
  }

  /** Its first word, and that all its workers have loaded. */
  start(): void {
    this.say({ type: 'host-ready' });
    this.load();
  }

  load(): void {
    for (const { id } of this.workers) this.say({ type: 'worker-ready', workerId: id, loadMs: 1 });
  }

  /** The text of a job is its number of samples. */
  finish(job = this.jobs.at(-1)): void {
    if (!job) throw new Error('no job');
    const text = String(job.samples.length);
    this.say({ type: 'result', jobId: job.jobId, text, decodeMs: 1, tries: 1 });
  }
}

/** Spawns fake hosts and keeps them. */
export class FakeHosts {
  readonly all: FakeHost[] = [];

  readonly spawn = (): FakeHost => {
    const host = new FakeHost(this.all.length + 1);
    this.all.push(host);
    return host;
  };

  get last(): FakeHost {
    const host = this.all.at(-1);
    if (!host) throw new Error('no host was spawned');
    return host;
  }
}
