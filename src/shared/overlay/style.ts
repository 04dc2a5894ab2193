import { z } from 'zod';

const colourSchema = z
  .string()
  .max(7)
  .regex(/^#[\da-f]{6}$/i);

/** A family's name as it stands between quotes in CSS; empty for the fonts of the interface. */
const fontFamilySchema = z
  .string()
  .max(100)
  .regex(/^[\p{L}\p{N}\p{M} ._&'()+-]*$/u);

/** How captions look on the overlay. The defaults are how they looked before anybody could change it. */
export const overlayStyleSchema = z.object({
  fontFamily: fontFamilySchema.default(''),
  /** Height of the letters, CSS pixels. */
  fontSizePx: z.number().min(16).max(120).default(40),
  fontWeight: z.number().int().min(300).max(900).default(600),
  textColour: colourSchema.default('#ffffff'),
  /** Thickness of the line around letters, em; 0 for none. */
  outlineEm: z.number().min(0).max(0.2).default(0),
  outlineColour: colourSchema.default('#000000'),
  shadow: z.enum(['none', 'soft', 'hard']).default('soft'),
  /** What lies under the words: a plate under each line, one under all of them, or nothing. */
  box: z.enum(['none', 'line', 'block']).default('line'),
  boxColour: colourSchema.default('#07080b'),
  boxOpacity: z.number().min(0).max(1).default(0.8),
  /** Of the box's corners, em. */
  boxRadiusEm: z.number().min(0).max(0.7).default(0.14),
  /** Of captions with all that belongs to them. */
  opacity: z.number().min(0.2).max(1).default(1),
  /** 'start' is where the language that is spoken begins. */
  align: z.enum(['start', 'center', 'end']).default('start'),
  /** Lines of what is said that show at a time. */
  lines: z.number().int().min(1).max(4).default(2),
  /** Latin letters that a line holds, twice as many as Korean ones; null for as many as the box has room for. */
  columns: z.number().int().min(16).max(120).nullable().default(50),
  /** Whether lines roll up, or one page gives way to the next. */
  flow: z.enum(['roll-up', 'pop-on']).default('roll-up'),
  /** Words that may still change; 'hidden' shows what is final alone. */
  tentative: z.enum(['dimmed', 'underlined', 'hidden']).default('dimmed'),
  speakerNames: z.boolean().default(true),
  /** Whether each speaker has the colour of their lane; if not, all have `speakerColour`. */
  speakerColours: z.boolean().default(true),
  speakerColour: colourSchema.default('#ffd364'),
  /** Whether translations show under what was said, where captions are translated. */
  translations: z.boolean().default(true),
  translationColour: colourSchema.default('#ffe6a6'),
  /** Where the digest card lies if it shows: at the top of the box, or right above the captions. */
  digestCorner: z.enum(['top-left', 'top-right', 'bottom-left', 'bottom-right']).default('bottom-left'),
});

export type OverlayStyle = z.infer<typeof overlayStyleSchema>;

export const DEFAULT_OVERLAY_STYLE: OverlayStyle = overlayStyleSchema.parse({});
