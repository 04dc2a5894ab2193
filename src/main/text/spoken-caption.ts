import type { Caption } from '../../shared/session/session-view';

/** A final caption with the name of who said it. */
export type SpokenCaption = Pick<Caption, 'id' | 'startMs' | 'endMs' | 'text'> & {
  /** The speaker's label; empty when there is one lane. */
  readonly speaker: string;
  /** Whether the user marked it as a moment to find again. */
  readonly marked?: boolean;
};
