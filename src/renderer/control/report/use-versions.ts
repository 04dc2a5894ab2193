import { useCallback, useMemo, useState } from 'react';
import type { SessionRecord } from '../../../shared/session/record';
import type { Report } from '../../../shared/session/report';
import { useActions, useControlContext } from '../state/context';

export interface Versions {
  /** Newest first. */
  readonly all: readonly Report[];
  /** The one that is read here; null where there is none. */
  readonly shown: Report | null;
  readonly show: (madeAt: number) => void;
  /** Exports use it from now on. */
  readonly choose: (madeAt: number) => Promise<void>;
  readonly remove: (madeAt: number) => Promise<void>;
}

/** The versions of a session's report, and which of them is read. A new one is shown as soon as it is there. */
export function useVersions({ id, report, otherReports }: SessionRecord, onChanged: () => void): Versions {
  const { api } = useControlContext();
  const { answer } = useActions();
  const chosenAt = report?.madeAt ?? null;
  const [reading, setReading] = useState<{ chosenAt: number | null; madeAt: number } | null>(null);
  const all = useMemo(
    () => [...(report ? [report] : []), ...otherReports].sort((a, b) => b.madeAt - a.madeAt),
    [report, otherReports],
  );
  // What is looked at holds until another one is chosen or made.
  const wanted = reading?.chosenAt === chosenAt ? reading.madeAt : chosenAt;
  const ask = useCallback(
    async (asked: ReturnType<typeof api.chooseReport>): Promise<void> => {
      const reply = await answer(asked);
      if (reply.ok) onChanged();
    },
    [answer, onChanged],
  );
  return {
    all,
    shown: all.find(({ madeAt }) => madeAt === wanted) ?? report,
    show: (madeAt) => setReading({ chosenAt, madeAt }),
    choose: (madeAt) => ask(api.chooseReport({ sessionId: id, madeAt })),
    remove: (madeAt) => ask(api.deleteReport({ sessionId: id, madeAt })),
  };
}
