import { useCallback, useMemo, useState } from 'react';
import type { Statement } from '../../../shared/session/digest';
import type { Struck } from '../../../shared/session/struck';
import type { StrikeActions } from '../../ui/digest/strike-context';
import { useActions, useControlContext } from '../state/context';

export interface Strikes {
  readonly actions: StrikeActions;
  /** The words of the one that was struck out last by the keyboard. */
  readonly focused: string | null;
  readonly restore: (struck: Struck) => void;
}

/** Strikes statements of a session out and brings them back. `onChanged`: where no event tells of it. */
export function useStrikes(sessionId: string | null, onChanged?: () => void): Strikes {
  const { api } = useControlContext();
  const { answer } = useActions();
  const [focused, setFocused] = useState<string | null>(null);
  const send = useCallback(
    async ({ text, captionIds }: Statement, struck: boolean): Promise<void> => {
      if (sessionId === null) return;
      const reply = await answer(api.strikeStatement({ sessionId, text, captionIds, struck }));
      if (reply.ok) onChanged?.();
    },
    [api, answer, sessionId, onChanged],
  );
  const actions = useMemo(
    (): StrikeActions => ({
      strike(statement, byKey) {
        setFocused(byKey ? statement.text : null);
        void send(statement, true);
      },
    }),
    [send],
  );
  const restore = useCallback(
    (struck: Struck) => {
      setFocused(null);
      void send(struck, false);
    },
    [send],
  );
  return { actions, focused, restore };
}
