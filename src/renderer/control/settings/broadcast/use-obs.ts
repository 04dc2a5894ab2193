import { useEffect, useState } from 'react';
import { PUSHES } from '../../../../shared/ipc';
import { NO_OBS, type ObsStatus } from '../../../../shared/broadcast/obs';
import type { Settings } from '../../../../shared/settings';
import { useActions, useControlContext, useSession } from '../../state/context';
import { asReply } from '../../../ui/link/reply';

/** How OBS is right now. */
export function useObsStatus(): ObsStatus {
  const { api } = useControlContext();
  const [status, setStatus] = useState<ObsStatus>(NO_OBS);
  useEffect(() => {
    let told = false;
    const stop = api.onObsStatus((payload) => {
      const { data } = PUSHES['obs.status'].payload.safeParse(payload);
      told = true;
      if (data) setStatus(data);
    });
    void asReply(api.obsStatus()).then((reply) => {
      if (reply.ok && !told) setStatus(reply.value);
    });
    return stop;
  }, [api]);
  return status;
}

type ObsSettings = Settings['obs'];

/** The settings of OBS, and what changes some of them. */
export function useObsSettings(): [ObsSettings, (changes: Partial<ObsSettings>) => Promise<void>] {
  const { changeSettings } = useActions();
  const obs = useSession((state) => state.settings.obs);
  return [obs, (changes) => changeSettings({ obs: { ...obs, ...changes } })];
}
