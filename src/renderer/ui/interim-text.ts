import type { Interim } from '../../shared/session/session-view';

/**
 * The space between the stable and the tentative words. Neither side promises to bring it,
 * and two of them, or one before a comma, would make the words jump when they become stable.
 */
export function spaceBetween({ stable, tentative }: Pick<Interim, 'stable' | 'tentative'>): '' | ' ' {
  if (stable === '' || tentative === '') return '';
  return /\s$/u.test(stable) || /^[\s\p{Po}\p{Pe}]/u.test(tentative) ? '' : ' ';
}
