import { useState } from 'react';

/** A value while the user types or drags it: it changes at once, and follows `saved` when that changes. */
export function useDraft<T>(saved: T): [T, (value: T) => void] {
  const [draft, setDraft] = useState(saved);
  const [base, setBase] = useState(saved);
  if (base !== saved) {
    setBase(saved);
    setDraft(saved);
  }
  return [draft, setDraft];
}
