import { useEffect, useState } from 'react';
import type { ErrorValue } from '../../../shared/errors';
import type { Reply } from '../../../shared/ipc';
import { asReply } from '../../ui/link/reply';

export interface Told<T> {
  /** Null until main has told. */
  readonly state: T | null;
  /** Why the last thing that was asked did not come about. */
  readonly error: ErrorValue | null;
  /** Asks main for something whose outcome it tells by a new state. */
  readonly ask: (request: () => Promise<Reply<void>>) => void;
}

export interface Telling<T> {
  /** What holds now. Has to stay the same function, as must `listen`. */
  readonly get: () => Promise<Reply<T>>;
  /** Calls back with each push of main, which is checked here. Returns how to stop. */
  readonly listen: (listener: (payload: unknown) => void) => () => void;
  readonly schema: { safeParse(payload: unknown): { success: true; data: T } | { success: false } };
}

/** Something that main tells of, and tells again whenever it changes. */
export function useTold<T>({ get, listen, schema }: Telling<T>): Told<T> {
  const [state, setState] = useState<T | null>(null);
  const [error, setError] = useState<ErrorValue | null>(null);
  useEffect(() => {
    let told = false;
    let here = true;
    const stop = listen((payload) => {
      const parsed = schema.safeParse(payload);
      if (!parsed.success) return;
      told = true;
      setState(parsed.data);
    });
    void asReply(get()).then((reply) => {
      if (!here) return;
      // What was pushed meanwhile is newer.
      if (!reply.ok) setError(reply.error);
      else if (!told) setState(reply.value);
    });
    return () => {
      here = false;
      stop();
    };
  }, [get, listen, schema]);

  function ask(request: () => Promise<Reply<void>>): void {
    setError(null);
    void asReply(request()).then((reply) => setError(reply.ok ? null : reply.error));
  }
  return { state, error, ask };
}
