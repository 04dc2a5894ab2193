import { missingCase, toErrorValue } from '../../../../../shared/errors';
import {
  hostCommandSchema,
  type GenerateCommand,
  type HostCommand,
  type HostMessage,
  type LoadCommand,
} from './protocol';

/** The host's line to main, whichever kind of process it runs in. */
export interface HostPort {
  post(message: HostMessage): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** Between two pieces of work, each of a second or so. */
export interface Pause {
  /** Resolves when work may go on. @throws when the answer is not wanted any more */
  (): Promise<void>;
}

export interface LoadedModel {
  generate(
    wanted: Omit<GenerateCommand, 'type' | 'id'>,
    pause: Pause,
  ): Promise<{ readonly text: string; readonly inputTokens: number; readonly outputTokens: number }>;
}

export interface LanguageHostOptions {
  /** @throws JamakError 'inside-…' */
  readonly load: (command: LoadCommand, onProgress: (share: number) => void) => Promise<LoadedModel>;
  /** The host was asked to end, or cannot work. */
  readonly onStopped: () => void;
}

const WORKING_EVERY_MS = 1000;

/** Thrown to leave an answer that nobody wants any more. */
class Cancelled extends Error {}

/** The language host: keeps one model and answers one question at a time. Queue, deadlines and fallback are main's. */
export function startLanguageHost(port: HostPort, { load, onStopped }: LanguageHostOptions): void {
  let model: LoadedModel | null = null;
  let cancelled: number | null = null;
  let held = false;
  let goOn: () => void = () => {};
  const post = (message: HostMessage): void => port.post(message);

  async function loadModel(command: LoadCommand): Promise<void> {
    const startedAt = performance.now();
    try {
      model = await load(command, (share) => post({ type: 'loading', share }));
      post({ type: 'loaded', loadMs: performance.now() - startedAt });
    } catch (error) {
      post({ type: 'load-failed', error: toErrorValue(error) });
    }
  }

  function pauseOf(id: number): Pause {
    let saidAt = performance.now();
    const mustWait = (): boolean => held && cancelled !== id;
    return async () => {
      while (mustWait()) {
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
      }
      if (cancelled === id) throw new Cancelled();
      if (performance.now() - saidAt < WORKING_EVERY_MS) return;
      saidAt = performance.now();
      post({ type: 'working', id });
    };
  }

  async function generate({ id, system, user, grammar, maxTokens }: GenerateCommand): Promise<void> {
    const startedAt = performance.now();
    try {
      if (!model) throw new Error('no model is loaded');
      const answer = await model.generate({ system, user, grammar, maxTokens }, pauseOf(id));
      post({ type: 'answer', id, ...answer, tookMs: performance.now() - startedAt });
    } catch (error) {
      post({ type: 'failed', id, error: toErrorValue(error) });
    }
  }

  function obey(command: HostCommand): void {
    switch (command.type) {
      case 'load':
        return void loadModel(command);
      case 'generate':
        return void generate(command);
      case 'cancel':
        cancelled = command.id;
        return goOn();
      case 'hold':
        ({ held } = command);
        return goOn();
      case 'ping':
        return post({ type: 'pong' });
      case 'stop':
        return onStopped();
      default:
        return missingCase(command);
    }
  }

  port.onMessage((message) => obey(hostCommandSchema.parse(message)));
  post({ type: 'host-ready' });
}
