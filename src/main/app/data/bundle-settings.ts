import { settingsSchema, type Settings } from '../../../shared/settings';
import type { SettingsChange } from '../../storage/settings-file';
import { salvage } from '../../storage/salvage';

/** What belongs to this computer, or what the user was asked about here: it neither leaves nor comes. */
const OF_THIS_COMPUTER = [
  'version',
  'firstRun',
  'exportFolder',
  'streamOrigins',
  'obsOrigins',
  'overlayPlaces',
] as const;

/** The settings as they go into a file for elsewhere. There are no keys in settings. */
export function settingsForElsewhere(settings: Settings): string {
  const { textFile, ...rest } = settings;
  const { folder: _folder, ...files } = textFile;
  const leaving: Record<string, unknown> = { ...rest, textFile: files };
  for (const key of OF_THIS_COMPUTER) if (key !== 'version') Reflect.deleteProperty(leaving, key);
  return `${JSON.stringify(leaving, null, 2)}\n`;
}

/** What comes of settings from elsewhere in place of ours; null when nothing of them is of use. */
export function replacedSettings(found: unknown): SettingsChange | null {
  const theirs = read(found);
  if (!theirs) return null;
  const { textFile, ...rest } = theirs;
  const coming: Record<string, unknown> = { ...rest, textFile: { enabled: textFile.enabled } };
  for (const key of OF_THIS_COMPUTER) Reflect.deleteProperty(coming, key);
  return {
    ...(coming as SettingsChange),
    // Whatever they say: who listens, and to whom pages are open, is decided here.
    server: { ...theirs.server, lan: false },
    // Nobody was told here that sessions are deleted.
    history: { ...theirs.history, deletesFrom: null },
  };
}

/** What comes to ours: glossaries and looks that are not here. */
export function addedSettings(found: unknown, ours: Settings): SettingsChange | null {
  const theirs = read(found);
  if (!theirs) return null;
  const glossaries = join(ours.glossaries, theirs.glossaries, 50);
  const overlayPresets = join(ours.overlayPresets, theirs.overlayPresets, Number.POSITIVE_INFINITY);
  return { glossaries, overlayPresets };
}

function read(found: unknown): Settings | null {
  if (typeof found !== 'object' || found === null) return null;
  return salvage(settingsSchema, found)?.value ?? null;
}

function join<T extends { readonly id: string }>(
  ours: readonly T[],
  theirs: readonly T[],
  most: number,
): T[] {
  const known = new Set(ours.map(({ id }) => id));
  return [...ours, ...theirs.filter(({ id }) => !known.has(id))].slice(0, most);
}
