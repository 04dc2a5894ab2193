/** How every sum of US dollars is typed. */
export const DOLLARS = {
  prefix: '$',
  allowNegative: false,
  decimalScale: 6,
  hideControls: true,
  clampBehavior: 'none',
} as const;

/** What was typed into a field of dollars; null for an empty one. */
export function dollars(draft: number | string): number | null {
  return draft === '' ? null : Number(draft);
}
