import { z } from 'zod';
import { checkIds, idSchema, newId } from '../ids';
import { DEFAULT_OVERLAY_STYLE, overlayStyleSchema, type OverlayStyle } from './style';

/** Looks that the overlay comes with. What a preset leaves out is as in the default. */
export const BUILT_IN_PRESETS = {
  jamak: styled({}),
  broadcast: styled({
    fontSizePx: 38,
    fontWeight: 600,
    box: 'line',
    boxColour: '#000000',
    boxOpacity: 1,
    boxRadiusEm: 0,
    shadow: 'none',
    columns: 42,
    speakerColour: '#ffe100',
    translationColour: '#b8f0ff',
  }),
  game: styled({
    fontSizePx: 36,
    fontWeight: 800,
    box: 'none',
    outlineEm: 0.09,
    outlineColour: '#0a0d14',
    shadow: 'hard',
    align: 'center',
    columns: 44,
    speakerColour: '#7ef29a',
    translationColour: '#9be7ff',
  }),
  contrast: styled({
    fontSizePx: 46,
    fontWeight: 700,
    textColour: '#ffff00',
    box: 'block',
    boxColour: '#000000',
    boxOpacity: 1,
    boxRadiusEm: 0,
    shadow: 'none',
    tentative: 'underlined',
    speakerColours: false,
    speakerColour: '#ffffff',
    translationColour: '#ffffff',
    columns: 44,
  }),
  large: styled({
    fontSizePx: 72,
    fontWeight: 700,
    box: 'block',
    boxColour: '#0b1020',
    boxOpacity: 0.94,
    boxRadiusEm: 0.12,
    shadow: 'none',
    columns: 34,
    speakerColour: '#ffd76a',
  }),
  karaoke: styled({
    fontSizePx: 44,
    fontWeight: 700,
    textColour: '#1b2358',
    box: 'line',
    boxColour: '#fdf3ff',
    boxOpacity: 0.95,
    boxRadiusEm: 0.4,
    shadow: 'none',
    align: 'center',
    tentative: 'underlined',
    columns: 36,
    speakerColour: '#a3185f',
    translationColour: '#5a2a86',
  }),
  minimal: styled({
    fontSizePx: 30,
    fontWeight: 500,
    box: 'none',
    outlineEm: 0.08,
    outlineColour: '#000000',
    shadow: 'soft',
    lines: 1,
    columns: 60,
    speakerColour: '#ffe08a',
    translationColour: '#e6e9ef',
  }),
  cinema: styled({
    fontSizePx: 42,
    fontWeight: 500,
    textColour: '#fff8dc',
    box: 'none',
    outlineEm: 0.07,
    outlineColour: '#000000',
    shadow: 'soft',
    align: 'center',
    flow: 'pop-on',
    columns: 42,
    speakerColour: '#f4d58d',
    translationColour: '#ffffff',
  }),
  bubble: styled({
    fontSizePx: 34,
    fontWeight: 500,
    textColour: '#14181f',
    box: 'block',
    boxColour: '#ffffff',
    boxOpacity: 0.96,
    boxRadiusEm: 0.6,
    shadow: 'none',
    lines: 3,
    columns: 38,
    speakerColour: '#0b57b7',
    translationColour: '#3d4656',
  }),
} as const satisfies Record<string, OverlayStyle>;
export type BuiltInPreset = keyof typeof BUILT_IN_PRESETS;

const MOST_OWN = 50;
const nameSchema = z.string().trim().min(1).max(60);

const ownPresetSchema = z.object({
  id: idSchema.default(newId),
  name: nameSchema.default('Preset'),
  style: overlayStyleSchema,
});
export type OwnPreset = z.infer<typeof ownPresetSchema>;

/** What the user saved. */
export const ownPresetsSchema = z.array(ownPresetSchema).max(MOST_OWN).check(checkIds);

/** A preset as a file of its own. */
export const presetFileSchema = z.object({
  format: z.literal('jamak-overlay-preset'),
  version: z.literal(1),
  name: nameSchema,
  style: overlayStyleSchema,
});
export type PresetFile = z.infer<typeof presetFileSchema>;

/** A preset takes some hundred bytes; what is much larger is none. */
export const MOST_PRESET_BYTES = 64 * 1024;

function styled(changed: Partial<OverlayStyle>): OverlayStyle {
  return { ...DEFAULT_OVERLAY_STYLE, ...changed };
}

/** The style of a preset by its id, be it built in or the user's own; null when there is none. */
export function styleOfPreset(id: string, own: readonly OwnPreset[]): OverlayStyle | null {
  if (Object.hasOwn(BUILT_IN_PRESETS, id)) return BUILT_IN_PRESETS[id as BuiltInPreset];
  return own.find((preset) => preset.id === id)?.style ?? null;
}

/** Whether `style` looks like `preset`, in every part. */
export function looksLike(style: OverlayStyle, preset: OverlayStyle): boolean {
  return (Object.keys(overlayStyleSchema.shape) as (keyof OverlayStyle)[]).every(
    (key) => style[key] === preset[key],
  );
}
