import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOfSource, type Source } from '../../../shared/source';
import { useControlContext, useSession } from '../state/context';
import { shownLanes, type Lanes, type ShownLane } from '../state/lanes';

/** Those of the session while one runs, else those of the settings. */
export function useShownLanes(): readonly ShownLane[] {
  const view = useSession((state) => state.session);
  const settings = useSession((state) => state.settings.lanes);
  return useMemo(() => shownLanes(view, settings), [view, settings]);
}

export function useLaneActions(): Lanes {
  return useControlContext().lanes;
}

/** What a source is called: its file, application or server, else its kind. */
export function useSourceName(): (source: Source) => string {
  const { t } = useTranslation();
  return (source) => nameOfSource(source) || t(`source.${source.kind}.name`);
}
