import { captionLanguageSchema, type CaptionLanguage } from '../../../shared/languages';
import { overlayStyleSchema } from '../../../shared/overlay/style';

/** What the address of the page asks for, after its `?`. What can't be understood is as if it were not there. */
export interface Parameters {
  /** Id or name of a look, a ready-made one or the user's own; null for that of the overlay. */
  readonly preset: string | null;
  /** Ids, names or numbers from 1 on of the lanes whose captions show; null for all. */
  readonly lanes: readonly string[] | null;
  /** Whose translations show; null for those of the overlay. */
  readonly language: CaptionLanguage | null;
  /** Whether what was said shows beside its translation. */
  readonly original: boolean;
  /** Lines that show at a time; null for those of the look. */
  readonly lines: number | null;
  /** Whether the page says when it has painted something (see `paint-event.ts`). */
  readonly report: boolean;
}

/** @param search such as `?preset=game&lanes=1,Mina` */
export function readParameters(search: string): Parameters {
  const given = new URLSearchParams(search);
  const lanes = (given.get('lanes') ?? '')
    .split(',')
    .map((lane) => lane.trim())
    .filter((lane) => lane !== '');
  const lines = overlayStyleSchema.shape.lines.safeParse(Number(given.get('lines')));
  const language = captionLanguageSchema.safeParse(given.get('language')?.trim().toLowerCase());
  return {
    preset: given.get('preset')?.trim() || null,
    lanes: lanes.length > 0 ? lanes : null,
    language: language.data ?? null,
    original: given.get('original') !== 'off',
    lines: given.has('lines') && lines.success ? lines.data : null,
    report: given.get('report') === '1',
  };
}
