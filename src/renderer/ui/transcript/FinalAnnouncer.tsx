import { VisuallyHidden } from '@mantine/core';
import { written } from '../written';

interface FinalAnnouncerProps {
  readonly wanted: boolean;
  /** The final caption that came last. */
  readonly last: string;
}

/** Gives final captions to screen readers, one at a time, where they are wanted; interims would interrupt all the time. */
export function FinalAnnouncer({ wanted, last }: FinalAnnouncerProps) {
  return (
    <VisuallyHidden aria-live="polite">{wanted && <span {...written(last)}>{last}</span>}</VisuallyHidden>
  );
}
