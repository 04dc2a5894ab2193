import { VisuallyHidden } from '@mantine/core';
import { useSession } from '../state/context';

/** Reads final captions to a screen reader, one at a time; interims would interrupt it all the time. */
export function FinalAnnouncer() {
  const last = useSession((state) => state.session.captions.at(-1)?.text ?? '');
  return <VisuallyHidden aria-live="polite">{last}</VisuallyHidden>;
}
