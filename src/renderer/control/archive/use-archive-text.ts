import { useCallback } from 'react';
import type { ArchiveText, ArchiveVideo, ArchiveWish } from '../../../shared/session/archive';
import { useControlContext, useJobs } from '../state/context';
import { useAsk, type Asked } from '../state/use-ask';

/** The session's own time. */
export const FROM_SESSION: ArchiveVideo = { of: 'offset', offsetMs: 0 };

/** What to write under a video; another once there is a report. */
export function useArchiveText({ sessionId, format, video }: ArchiveWish): Asked<ArchiveText> {
  const { api } = useControlContext();
  const report = useJobs((state) => state.reports[sessionId]?.state === 'done');
  return useAsk(
    useCallback(
      () => api.archiveText({ sessionId, format, video }),
      // oxlint-disable-next-line react/exhaustive-deps -- a report changes the answer
      [api, sessionId, format, video, report],
    ),
  );
}
