import { parseText, tokenizeVTTCue, VTTCue } from 'media-captions';
import { expect } from 'vitest';

/** What players make of subtitle files. */

export type SubtitleType = 'srt' | 'vtt';

export interface ReadCue {
  readonly startMs: number;
  readonly endMs: number;
  /** As it stands in the file. */
  readonly raw: string;
  /** As a player shows it that keeps to the format. */
  readonly text: string;
}

/** Reads a file as a player does: media-captions is the parser of the Vidstack player. */
export async function read(content: string, type: SubtitleType): Promise<ReadCue[]> {
  const { cues, errors } = await parseText(content, { type, errors: true });
  expect(errors).toEqual([]);
  return cues.map((cue) => ({
    startMs: Math.round(cue.startTime * 1000),
    endMs: Math.round(cue.endTime * 1000),
    raw: cue.text,
    text: type === 'vtt' ? htmlText(cue.text) : cue.text,
  }));
}

/** The text of a cue for a player that takes it for WebVTT or HTML; it must hold no tags. */
export function htmlText(raw: string): string {
  return tokenizeVTTCue(new VTTCue(0, 1, raw))
    .map((token) => {
      expect(token.type).toBe('text');
      return 'data' in token ? token.data : '';
    })
    .join('');
}

/** The text that libass draws of a cue once ffmpeg has made Advanced SubStation of it; nothing in it may command. */
export function drawnText(raw: string, type: SubtitleType): string {
  return drawn(type === 'srt' ? srtToSubstation(raw) : vttToSubstation(raw));
}

/** Drops what looks like a tag, known or not; braces and backslashes go through. */
function srtToSubstation(raw: string): string {
  return raw.replaceAll(/<\/?(\w+)[^<>]*>/gu, (_, name: string) => (name === 'br' ? String.raw`\N` : ''));
}

/** Drops tags, undoes escapes and escapes braces, but no backslash. */
function vttToSubstation(raw: string): string {
  const escapes: Record<string, string> = { lt: '<', gt: '>', amp: '&', nbsp: String.raw`\h` };
  return raw
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll(/[{}]/gu, String.raw`\$&`)
    .replaceAll(/&(lt|gt|amp|nbsp);/gu, (_, name: string) => escapes[name] ?? '');
}

function drawn(substation: string): string {
  return substation.replaceAll(/\\([{}])|\{[^}]*\}|\\[Nnh]/gu, (command, brace?: string) => {
    expect(brace, `${command} in ${substation}`).toBeDefined();
    return brace ?? '';
  });
}
