import { VisuallyHidden } from '@mantine/core';
import { written } from '../../ui/written';
import { useSession } from '../state/context';

/** Gives final captions to screen readers, one at a time, where they are wanted; interims would interrupt all the time. */
export function FinalAnnouncer() {
  const wanted = useSession((state) => state.settings.announceCaptions);
  const last = useSession((state) => state.session.captions.at(-1)?.text ?? '');
  return (
    <VisuallyHidden aria-live="polite">{wanted && <span {...written(last)}>{last}</span>}</VisuallyHidden>
  );
}
