import { useEffect, useState } from 'react';
import type { Mark } from '../../../shared/session/events';

/** How long a mark counts as fresh, ms. */
const FRESH_MS = 2500;

/** The mark that was made a moment ago, while this window looked; null soon after. */
export function useFreshMark(marks: readonly Mark[]): Mark | null {
  const newest = marks.at(-1);
  const [known, setKnown] = useState(newest?.id);
  const [fresh, setFresh] = useState<Mark | null>(null);
  if (known !== newest?.id) {
    setKnown(newest?.id);
    setFresh(newest ?? null);
  }
  useEffect(() => {
    if (!fresh) return undefined;
    const timer = setTimeout(() => setFresh(null), FRESH_MS);
    return () => clearTimeout(timer);
  }, [fresh]);
  return fresh;
}
