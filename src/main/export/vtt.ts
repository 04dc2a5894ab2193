import { DEFAULT_EXPORT_OPTIONS, type ExportOptions } from '../../shared/exporting/options';
import type { Mark } from '../../shared/session/events';
import type { SessionRecord } from '../../shared/session/record';
import { lacksTranslation, type Caption, type Gap, type Pause } from '../../shared/session/session-view';
import { cleanText } from '../text/clean-text';
import type { Cue } from './cue-times';
import { toCues, type CueSetting } from './cues';
import { fullWidth } from './full-width';
import { inOrder, labeller, speakers, subtitleTime } from './text';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * What is no markup here but becomes some on the way: players such as mpv make Advanced SubStation of the file, whose
 * commands stand in braces and whose lines end with `\N`.
 */
const SUBSTATION = /[{}\\]/gu;

function plain(text: string): string {
  return fullWidth(text, SUBSTATION);
}

/** Also keeps "-->" out of the text, since its last character is escaped. */
function escapeLine(line: string): string {
  return line.replaceAll(/[&<>]/gu, (character) => ESCAPES[character] ?? character);
}

/** Settings belong behind the times, but some players also take a first line that begins so for some. */
const BEGINS_SETTING = /^(?:region|vertical|line|position|size|align)[:=]/u;

/** The lines of a cue, so that no reader takes any of them for more than text. */
function textOf(lines: readonly string[]): string {
  const text = lines.map(escapeLine).join('\n');
  return text.replace(BEGINS_SETTING, (setting) => fullWidth(setting, /[:=]/gu));
}

function time(ms: number): string {
  return subtitleTime(Math.round(ms), '.');
}

function renderCue({ startMs, endMs, lines }: Cue, voice: string, settings: string): string {
  const tag = voice === '' ? '' : `<v ${escapeLine(plain(voice))}>`;
  return `${time(startMs)} --> ${time(endMs)}${settings}\n${tag}${textOf(lines)}\n`;
}

/** What a cue says of its place; nothing where it is the usual one. */
function settingsOf({ position, align }: VttSetting): string {
  return (position === 'top' ? ' line:5%' : '') + (align === 'center' ? '' : ` align:${align}`);
}

function renderGap({ startMs, endMs, code }: Gap, label: string): string {
  return `NOTE ${escapeLine(label)}${time(startMs)} to ${time(endMs)} not captioned: ${code}\n`;
}

function renderMark({ atMs, note }: Mark): string {
  return `${`NOTE ${time(atMs)} marked ${escapeLine(cleanText(note))}`.trimEnd()}\n`;
}

function renderPause({ startMs, endMs }: Pause, durationMs: number): string {
  return `NOTE ${time(startMs)} to ${time(endMs ?? durationMs)} paused\n`;
}

function renderLack({ startMs, endMs }: Caption): string {
  return `NOTE ${time(startMs)} to ${time(endMs)} not translated\n`;
}

export type VttSetting = CueSetting & Pick<ExportOptions, 'position' | 'align'>;

/**
 * WebVTT, with translations into the language `below`, if any. UTF-8 and LF, as its standard has it; gaps, pauses,
 * marks, and last the captions that lack their translation, are comments, which players don't show.
 */
export function renderVtt(
  record: SessionRecord,
  below: string | null,
  set: VttSetting = DEFAULT_EXPORT_OPTIONS,
): string {
  const labelOf = labeller(record, set.speakers !== 'none');
  const voiceOf = speakers(record, set.speakers === 'voices');
  const settings = settingsOf(set);
  const cues = toCues(record, { plain, below, set, named: set.speakers === 'names' });
  const lacking = record.captions.filter((caption) => lacksTranslation(caption, below));
  const blocks = inOrder(cues, record).flatMap((entry) => {
    // Subtitles have nothing to say there.
    if (entry.type === 'taken-back') return [];
    if (entry.type === 'mark') return renderMark(entry.item);
    if (entry.type === 'pause') return renderPause(entry.item, record.durationMs);
    if (entry.type === 'gap') return renderGap(entry.item, labelOf(entry.item));
    return renderCue(entry.item, voiceOf(entry.item), settings);
  });
  return ['WEBVTT\n', ...blocks, ...lacking.map(renderLack)].join('\n');
}
