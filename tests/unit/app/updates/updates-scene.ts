import type { UpdateSource } from '../../../../src/main/app/updates/contract';
import { Updates } from '../../../../src/main/app/updates/updates';
import type { UpdatesFile } from '../../../../src/main/app/updates/updates-file';
import type { Update, UpdatesState } from '../../../../src/shared/requests/updates';

export const NEXT: Update = { version: '0.2.0', notes: { en: 'new', ko: '새것' }, bytes: 1000 };

export interface Asked {
  readonly what: 'check' | 'download' | 'install';
  readonly signal: AbortSignal | null;
  readonly progress: (bytes: number) => void;
  readonly answer: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
}

/** A source whose answers a test gives. */
class Source implements UpdateSource {
  readonly asked: Asked[] = [];
  onAsked: () => void = () => undefined;

  address = (channel: string): string => `https://updates.example/${channel}.yml`;
  check = (_channel: string, signal: AbortSignal): Promise<Update | null> => this.#ask('check', signal);
  download = (progress: (bytes: number) => void, signal: AbortSignal): Promise<void> =>
    this.#ask('download', signal, progress);
  readonly restarts: boolean[] = [];
  install = (restart: boolean): Promise<void> => {
    this.restarts.push(restart);
    return this.#ask('install', null);
  };

  get last(): Asked {
    const last = this.asked.at(-1);
    if (!last) throw new Error('nothing was asked');
    return last;
  }

  #ask<T>(
    what: Asked['what'],
    signal: AbortSignal | null,
    progress: Asked['progress'] = () => undefined,
  ): Promise<T> {
    this.onAsked();
    return new Promise<T>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
      this.asked.push({ what, signal, progress, answer: (value) => resolve(value as T), fail: reject });
    });
  }
}

interface Options {
  readonly kept?: Partial<UpdatesFile['kept']>;
  readonly means?: UpdatesState['means'];
  readonly needsQuit?: boolean;
  readonly source?: null;
}

/** Updates, and what is around them. */
export function start({ kept = {}, means = 'itself', needsQuit = false, source: none }: Options = {}) {
  const source = new Source();
  const world = {
    now: 1_000_000_000,
    busy: false,
    channel: 'stable' as 'off' | 'stable' | 'beta',
    offline: false,
    quits: 0,
    notices: [] as string[],
    states: [] as UpdatesState[],
    errors: [] as unknown[],
  };
  let memory: UpdatesFile['kept'] = { version: 1, checkedAt: null, expected: null, ...kept };
  const updates = new Updates({
    source: none === null ? null : source,
    means,
    needsQuit,
    version: '0.1.0',
    page: null,
    settings: () => world,
    busy: () => world.busy,
    file: {
      get kept() {
        return memory;
      },
      change: (changes) => {
        memory = { ...memory, ...changes };
        return Promise.resolve();
      },
    },
    notices: {
      add: (level, code, params) => {
        world.notices.push(code);
        return { id: code, at: 0, level, code, params: { ...params } };
      },
      withdraw: (code) => {
        world.notices = world.notices.filter((each) => each !== code);
      },
    },
    onChanged: (state) => world.states.push(state),
    quit: () => world.quits++,
    onError: (error) => world.errors.push(error),
    now: () => world.now,
    steadyNow: () => world.now,
  });
  const pass = (ms: number): void => {
    world.now += ms;
    updates.look();
  };
  const type = (): string => updates.state.progress.type;
  /** Finds `NEXT`. */
  const find = async (): Promise<void> => {
    updates.check();
    source.last.answer(NEXT);
    await settle();
  };
  const fetch = async (): Promise<void> => {
    await find();
    updates.download();
    source.last.answer(undefined);
    await settle();
  };
  return { source, world, updates, pass, type, find, fetch, memory: () => memory };
}

/** Lets what was answered be taken. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
