import { z } from 'zod';
import { captionLanguageSchema } from '../languages';
import { exportFormatSchema, type ExportFormat } from '../session/record';

/** Frames a second that videos have. */
export const FRAME_RATES = ['23.976', '24', '25', '29.97', '30', '50', '59.94', '60'] as const;
export type FrameRate = (typeof FRAME_RATES)[number];

/** What numbers among the options may be. */
export const EXPORT_BOUNDS = {
  columns: { min: 16, max: 100 },
  lines: { min: 1, max: 4 },
  leastMs: { min: 300, max: 5000 },
  mostMs: { min: 2000, max: 20_000 },
  charactersPerSecond: { min: 8, max: 60 },
} as const;

const bounded = ({ min, max }: { readonly min: number; readonly max: number }) =>
  z.number().int().min(min).max(max);

/** How exported files are written. Each format takes what it knows of it (see `OPTIONS_OF`). */
export const exportOptionsSchema = z.object({
  /** Whether SubRip files begin with a byte order mark, which some older players need to know them for UTF-8. */
  byteOrderMark: z.boolean().default(false),
  /** Width of a subtitle's line; East Asian letters take two columns. */
  columns: bounded(EXPORT_BOUNDS.columns).default(42),
  /** Lines of what is said that a subtitle has at most, and of its translation. */
  lines: bounded(EXPORT_BOUNDS.lines).default(2),
  /** How long a subtitle stands at least, as far as the next leaves room, ms. */
  leastMs: bounded(EXPORT_BOUNDS.leastMs).default(1000),
  /** And at most, ms; it wins over the least. */
  mostMs: bounded(EXPORT_BOUNDS.mostMs).default(7000),
  /** What can be read in a second; East Asian letters count two. */
  charactersPerSecond: bounded(EXPORT_BOUNDS.charactersPerSecond).default(21),
  /** Subtitles begin and end with a frame of such a video; null leaves them where they are. */
  frameRate: z.enum(FRAME_RATES).nullable().default(null),
  /** 'translation' stands in place of what was said, where there is one. */
  words: z.enum(['both', 'spoken', 'translation']).default('both'),
  /** Of the translations; null for the one that captions are translated into. */
  language: captionLanguageSchema.nullable().default(null),
  /** Where several speak: names before what they say, as voices that a player may style, or none. Only WebVTT knows voices. */
  speakers: z.enum(['names', 'voices', 'none']).default('names'),
  /** Where WebVTT and Advanced SubStation put subtitles on the picture. */
  position: z.enum(['bottom', 'top']).default('bottom'),
  /** How WebVTT aligns them. */
  align: z.enum(['start', 'center', 'end']).default('center'),
  /** Whether Markdown says below which captions each statement comes from. */
  citations: z.boolean().default(false),
});
export type ExportOptions = z.infer<typeof exportOptionsSchema>;

export const DEFAULT_EXPORT_OPTIONS: ExportOptions = exportOptionsSchema.parse({});

/** The farthest that times are moved either way, ms: a day. */
export const MOST_OFFSET_MS = 86_400_000;

/** A file that is wanted of a session. */
export const exportWishSchema = z.object({
  format: exportFormatSchema,
  options: exportOptionsSchema,
  /** Added to all times, ms; what would lie before the beginning is cut. It is of one video, so settings don't keep it. */
  offsetMs: z.number().int().min(-MOST_OFFSET_MS).max(MOST_OFFSET_MS),
});
export type ExportWish = z.infer<typeof exportWishSchema>;

export type ExportOption = keyof ExportOptions | 'offsetMs';

const CUES = [
  'words',
  'language',
  'speakers',
  'columns',
  'lines',
  'leastMs',
  'mostMs',
  'charactersPerSecond',
  'frameRate',
  'offsetMs',
] as const;
const TEXT = ['words', 'language', 'speakers'] as const;

/** Which options each format heeds. */
export const OPTIONS_OF: Readonly<Record<ExportFormat, readonly ExportOption[]>> = {
  srt: [...CUES, 'byteOrderMark'],
  vtt: [...CUES, 'position', 'align'],
  ass: [...CUES, 'position'],
  txt: TEXT,
  md: [...TEXT, 'citations'],
  docx: TEXT,
  csv: [...TEXT, 'offsetMs'],
  tsv: [...TEXT, 'offsetMs'],
  json: [],
  jamak: [],
};

/** A check for lists without repeats: of two entries that are the same, the later is at fault. */
function checkApart({ value, issues }: z.core.ParsePayload<readonly unknown[]>): void {
  for (const [index, entry] of value.entries()) {
    if (value.indexOf(entry) < index)
      issues.push({ code: 'custom', path: [index], input: value, message: 'not unique' });
  }
}

/** Whether every session that ends is written to a folder by itself, and how. Which options: those of exports. */
export const autoExportSchema = z.object({
  enabled: z.boolean().default(false),
  formats: z.array(exportFormatSchema).max(10).check(checkApart).default(['srt', 'txt']),
  /** Where they are written; the folder of documents where it is not given. */
  folder: z.string().max(32_767).optional(),
});
