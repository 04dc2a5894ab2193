import { isIsolatedRtl } from '../../shared/direction';
import type { ExportOptions } from '../../shared/exporting/options';
import type { OverlayStyle } from '../../shared/overlay/style';
import type { SessionRecord } from '../../shared/session/record';
import type { Cue } from './cue-times';
import { toCues, type CueSetting } from './cues';
import { fullWidth } from './full-width';
import { speakers } from './text';

/** The picture that sizes are told for; players scale them to theirs. */
const WIDTH = 1920;
const HEIGHT = 1080;
/** Between the words and the edges of the picture, its pixels. */
const MARGIN = 60;
/** Size in this format counts from the top of the tallest letter to the bottom of the lowest; CSS's is about so much less. */
const SIZE_OF_EM = 1.15;
/** Around the words in a box, em. */
const BOX_PADDING_EM = 0.12;
/** From here on letters are bold, which is all that the format knows of weight. */
const BOLD_FROM = 600;
/** Where the overlay takes the font of the interface. */
const USUAL_FONT = 'Arial';

const NEW_LINE = String.raw`\N`;

/** Commands stand in braces, and lines are broken by a backslash; there is no escape that every player knows. */
function plain(text: string): string {
  return fullWidth(text, /[{}\\]/gu);
}

export interface AssOptions {
  /** Language of the translations; null for none. */
  readonly below: string | null;
  readonly set: CueSetting & Pick<ExportOptions, 'position'>;
  /** How captions look on the overlay, as far as the format knows it. */
  readonly style: OverlayStyle;
}

/** Advanced SubStation Alpha 4+, in the style of the overlay. Times are hundredths of a second. Gaps are comments. */
export function renderAss(record: SessionRecord, { below, set, style }: AssOptions): string {
  const nameOf = speakers(record, set.speakers !== 'none');
  const cues = toCues(record, { plain, below, set });
  const toTheRight = String.raw`{\an${alignment('end', set.position)}}`;
  // 'start' is where the language begins.
  const dialogue = cues.map((cue) => {
    const turned = style.align === 'start' && isIsolatedRtl(cue.lines[0] ?? '');
    return renderCue(cue, fieldOf(nameOf(cue)), turned ? toTheRight : '');
  });
  const gaps = record.gaps.map(({ startMs, endMs, code }) =>
    event('Comment', { startMs, endMs, name: '', text: `not captioned: ${code}` }),
  );
  return [
    '[Script Info]',
    '; Jamak',
    'ScriptType: v4.00+',
    `PlayResX: ${WIDTH}`,
    `PlayResY: ${HEIGHT}`,
    // Lines are broken already.
    'WrapStyle: 2',
    'ScaledBorderAndShadow: yes',
    'YCbCr Matrix: None',
    '',
    '[V4+ Styles]',
    'Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding',
    styleLine('Default', style.textColour, style, set.position),
    styleLine('Translation', style.translationColour, style, set.position),
    '',
    '[Events]',
    'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
    ...dialogue,
    ...gaps,
    '',
  ].join('\n');
}

function styleLine(
  name: string,
  textColour: string,
  style: OverlayStyle,
  position: ExportOptions['position'],
): string {
  const { fontFamily, fontSizePx, fontWeight, outlineEm, outlineColour, shadow, box, opacity } = style;
  const boxed = box !== 'none';
  const under = colour(style.boxColour, style.boxOpacity * opacity);
  const around = boxed ? under : colour(outlineColour, opacity);
  const px = (em: number): string => (em * fontSizePx).toFixed(1);
  return `Style: ${[
    name,
    // A comma would end the field.
    fontFamily.replaceAll(',', ' ').trim() || USUAL_FONT,
    Math.round(fontSizePx * SIZE_OF_EM),
    colour(textColour, opacity),
    colour(textColour, opacity),
    around,
    boxed ? under : colour('#000000', 0.5 * opacity),
    fontWeight >= BOLD_FROM ? -1 : 0,
    0,
    0,
    0,
    100,
    100,
    0,
    0,
    boxed ? 3 : 1,
    boxed ? px(BOX_PADDING_EM) : px(outlineEm),
    boxed || shadow === 'none' ? 0 : px(0.05),
    alignment(style.align, position),
    MARGIN,
    MARGIN,
    MARGIN,
    1,
  ].join(',')}`;
}

/** Of the lower edge, as the digits of a keyboard lie. */
const ALIGNMENTS = { start: 1, center: 2, end: 3 } as const;
const TO_THE_TOP = 6;

function alignment(align: OverlayStyle['align'], position: ExportOptions['position']): number {
  return ALIGNMENTS[align] + (position === 'top' ? TO_THE_TOP : 0);
}

/** `&HAABBGGRR`; the first byte says how much is not seen. */
function colour(hex: string, opacity: number): string {
  const [, red = '', green = '', blue = ''] = /^#(..)(..)(..)$/u.exec(hex) ?? [];
  const unseen = Math.round((1 - opacity) * 255)
    .toString(16)
    .padStart(2, '0');
  return `&H${unseen}${blue}${green}${red}`.toUpperCase();
}

function spokenIn({ lines, spoken }: Cue): readonly string[] {
  return lines.slice(0, spoken);
}

/** `command`: what stands before the words. */
function renderCue(cue: Cue, name: string, command: string): string {
  const { lines, spoken, startMs, endMs } = cue;
  const translation = lines.slice(spoken);
  const parts = [
    command + spokenIn(cue).join(NEW_LINE),
    ...(translation.length > 0 ? [String.raw`{\rTranslation}` + translation.join(NEW_LINE)] : []),
  ];
  return event('Dialogue', { startMs, endMs, name, text: parts.join(NEW_LINE) });
}

interface Event {
  readonly startMs: number;
  readonly endMs: number;
  readonly name: string;
  readonly text: string;
}

function event(kind: 'Dialogue' | 'Comment', { startMs, endMs, name, text }: Event): string {
  return `${kind}: 0,${time(startMs)},${time(endMs)},Default,${name},0,0,0,,${text}`;
}

/** A name as a field that no comma ends. */
function fieldOf(name: string): string {
  return plain(name).replaceAll(',', '，').replaceAll(';', '；');
}

/** `H:MM:SS` and hundredths. */
function time(ms: number): string {
  const hundredths = Math.max(0, Math.round(ms / 10));
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(hundredths / 100);
  const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${clock}.${two(hundredths % 100)}`;
}
