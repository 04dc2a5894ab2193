import { spaceBetween as spaceBetweenParts } from '../../shared/spaceless';
import type { Interim } from '../../shared/session/session-view';

/**
 * The space between the stable and the tentative words. Neither side promises to bring it,
 * and two of them, or one before a comma, would make the words jump when they become stable.
 */
export function spaceBetween({ stable, tentative }: Pick<Interim, 'stable' | 'tentative'>): '' | ' ' {
  return spaceBetweenParts(stable, tentative);
}

/** All words of an interim, those that may still change included. */
export function wholeText(interim: Pick<Interim, 'stable' | 'tentative'>): string {
  return interim.stable + spaceBetween(interim) + interim.tentative;
}
