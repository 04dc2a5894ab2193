import { useCallback, useEffect, useState } from 'react';
import { PUSHES } from '../../../shared/ipc';
import { corrected } from '../../../shared/session/corrected';
import type { SessionRecord } from '../../../shared/session/record';
import { useAsk, type Asked } from '../../ui/link/use-ask';
import { useControlContext } from '../state/context';

/**
 * An earlier session as it reads now. What is corrected in it is changed here, however many captions it has; only what is
 * taken back has it loaded anew.
 */
export function useRecord(sessionId: string): Asked<SessionRecord> {
  const { api } = useControlContext();
  const asked = useAsk(useCallback(() => api.loadSession({ sessionId }), [api, sessionId]));
  const { value: loaded, again } = asked;
  const [changed, setChanged] = useState<{ of: SessionRecord; record: SessionRecord } | null>(null);

  useEffect(() => {
    if (!loaded) return undefined;
    return api.onCorrected((payload) => {
      const { success, data } = PUSHES['session.corrected'].payload.safeParse(payload);
      if (!success || data.sessionId !== sessionId) return;
      for (const happening of data.happenings) {
        if (happening.type === 'caption-taken-back') again();
        else
          setChanged((last) => ({
            of: loaded,
            record: corrected(last?.of === loaded ? last.record : loaded, happening),
          }));
      }
    });
  }, [api, sessionId, loaded, again]);

  return changed?.of === loaded ? { ...asked, value: changed.record } : asked;
}
