import { missingCase } from '../../../shared/errors';
import { hostCommandSchema, type HostCommand, type HostMessage } from './protocol';
import { WorkerThread } from './worker-thread';

/** The host's line to main, whichever kind of process it runs in. */
export interface HostPort {
  post(message: HostMessage): void;
  onMessage(listener: (message: unknown) => void): void;
}

export interface SpeechHostOptions {
  /** Absolute path of the built worker. */
  readonly workerPath: string;
  /** The host was asked to end, and its workers have stopped. */
  readonly onStopped: () => void;
}

export interface SpeechHost {
  /** As when main asks for it: ends the workers, then calls `onStopped`. */
  readonly stop: () => void;
}

/**
 * The speech host: keeps the worker threads that main asked for and passes jobs and results on. Queues,
 * deadlines and fallback are main's, which outlives a host that crashes.
 */
export function startSpeechHost(port: HostPort, { workerPath, onStopped }: SpeechHostOptions): SpeechHost {
  const workers = new Map<string, WorkerThread>();
  const post = (message: HostMessage): void => port.post(message);

  function configure(wanted: (HostCommand & { type: 'configure' })['workers']): void {
    const kept = new Set(wanted.map(({ id }) => id));
    for (const [id, worker] of workers) {
      if (kept.has(id)) continue;
      workers.delete(id);
      void worker.stop();
    }
    for (const { id, model } of wanted) {
      if (!workers.has(id)) workers.set(id, new WorkerThread({ id, model, workerPath, post }));
    }
  }

  function stop(): void {
    void Promise.all([...workers.values()].map((worker) => worker.stop())).then(onStopped);
  }

  function obey(command: HostCommand): void {
    switch (command.type) {
      case 'configure':
        return configure(command.workers);
      case 'decode': {
        const { workerId, ...job } = command;
        const worker = workers.get(workerId);
        if (!worker) throw new Error(`no worker ${workerId}`);
        return worker.decode(job);
      }
      case 'cancel':
        for (const worker of workers.values()) worker.cancel(command.jobId);
        return;
      case 'ping':
        return post({ type: 'pong', cpuMs: cpuMs() });
      case 'stop':
        return stop();
      default:
        return missingCase(command);
    }
  }

  port.onMessage((message) => obey(hostCommandSchema.parse(message)));
  post({ type: 'host-ready' });
  return { stop };
}

/** Processor time of this process, ms. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
