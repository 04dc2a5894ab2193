import { useEffect, useReducer, useState } from 'react';
import type { ErrorValue } from '../../../shared/errors';
import type { Reply } from '../../../shared/ipc';
import { asReply } from './reply';

export interface Asked<T> {
  /** null until main has answered. */
  readonly value: T | null;
  readonly error: ErrorValue | null;
  readonly loading: boolean;
  /** Asks once more; what was answered before stays meanwhile. */
  readonly again: () => void;
}

/** What main answers to `request`, asked at once and whenever the function is another one. */
export function useAsk<T>(request: () => Promise<Reply<T>>): Asked<T> {
  const [round, again] = useReducer((count: number) => count + 1, 0);
  const [answer, setAnswer] = useState<{ of: typeof request; round: number; reply: Reply<T> } | null>(null);

  useEffect(() => {
    let wanted = true;
    void asReply(request()).then((reply) => {
      if (wanted) setAnswer({ of: request, round, reply });
    });
    return () => {
      wanted = false;
    };
  }, [request, round]);

  const reply = answer?.of === request ? answer.reply : null;
  return {
    value: reply?.ok ? reply.value : null,
    error: reply && !reply.ok ? reply.error : null,
    loading: reply === null || answer?.round !== round,
    again,
  };
}
