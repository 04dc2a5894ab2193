import { useCallback, useEffect, useState } from 'react';
import type { ErrorValue } from '../../../../shared/errors';
import type { RecaptionProgress, RecaptionState } from '../../../../shared/session/recaptioning';
import { useAsk } from '../../../ui/link/use-ask';
import { useActions, useControlContext } from '../../state/context';

export interface Recaption {
  /** Null until main has answered. */
  readonly state: RecaptionState | null;
  readonly progress: RecaptionProgress | null;
  readonly error: ErrorValue | null;
  readonly start: () => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly accept: (captionIds: string[]) => Promise<void>;
  readonly decline: () => Promise<void>;
  readonly putBack: () => Promise<void>;
}

/** Captioning a session again; `onChanged` when its captions say something else. */
export function useRecaption(sessionId: string, onChanged: () => void): Recaption {
  const { api } = useControlContext();
  const { answer } = useActions();
  const { value: state, again } = useAsk(
    useCallback(() => api.recaptionState({ sessionId }), [api, sessionId]),
  );
  const [told, setTold] = useState<RecaptionProgress | null>(null);
  useEffect(
    () =>
      api.onRecaption((changed) => {
        if (changed.sessionId !== sessionId) return;
        setTold(changed.progress);
        if (changed.progress.state !== 'running') again();
      }),
    [api, sessionId, again],
  );
  const progress = told ?? state?.progress ?? null;

  async function change(request: Promise<{ readonly ok: boolean }>): Promise<void> {
    const { ok } = await request;
    again();
    if (ok) onChanged();
  }

  return {
    state,
    progress,
    error: progress?.state === 'failed' ? progress.error : null,
    start: async () => {
      setTold({ state: 'running', doneMs: 0, totalMs: null });
      await answer(api.startRecaption({ sessionId }));
    },
    cancel: async () => void (await answer(api.cancelRecaption({ sessionId }))),
    accept: (captionIds) => change(answer(api.acceptRecaption({ sessionId, captionIds }))),
    decline: async () => {
      await answer(api.declineRecaption({ sessionId }));
      setTold(null);
      again();
    },
    putBack: () => change(answer(api.putBackRecaption({ sessionId }))),
  };
}
