/** What Chromium tells of a font; TypeScript's own types lack it. */
interface LocalFont {
  readonly family: string;
}

/** Names that CSS and the settings take as they are. */
const PLAIN = /^[\p{L}\p{N}\p{M} ._&'()+-]{1,100}$/u;

/** The families that are installed, by name; none where the system does not tell. Must be asked for by a press. */
export async function installedFonts(): Promise<string[]> {
  const { queryLocalFonts } = window as unknown as { queryLocalFonts?: () => Promise<LocalFont[]> };
  if (!queryLocalFonts) return [];
  // Refused where the page has no leave to ask; a name can be typed all the same.
  const fonts = await queryLocalFonts.call(window).catch(() => []);
  const families = new Set(fonts.map(({ family }) => family).filter((family) => PLAIN.test(family)));
  return [...families].toSorted((a, b) => a.localeCompare(b));
}
