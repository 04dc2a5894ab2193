/** The mark: a screen with two lines of captions. */
export function Logo({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="8" fill="#ffc638" />
      <rect x="6" y="14" width="20" height="4.5" rx="2.25" fill="#14171d" />
      <rect x="6" y="21" width="12" height="4.5" rx="2.25" fill="#14171d" />
      <rect x="20" y="21" width="6" height="4.5" rx="2.25" fill="#14171d" opacity="0.4" />
    </svg>
  );
}
