import { app, type BrowserWindow } from 'electron';
import { JamakError } from '../../shared/errors';
import { ownPresetsSchema } from '../../shared/overlay/presets';
import type { Settings } from '../../shared/settings';
import { interfaceLanguage } from '../app/interface-language';
import type { NoticeBoard } from '../app/notice-board';
import type { OneDialog } from '../app/one-dialog';
import type { Overlay } from '../app/overlay/overlay';
import { openPreset, savePreset } from '../app/overlay/preset-dialogs';
import { presetFile } from '../app/overlay/preset-files';
import type { SettingsFile } from '../storage/settings-file';
import type { Handlers } from './doorway';

export interface OverlayHandlerOptions {
  readonly overlay: Overlay;
  readonly settings: SettingsFile;
  readonly notices: NoticeBoard;
  readonly dialogs: OneDialog;
  readonly onSettings: (settings: Settings) => void;
}

type OverlayHandlers = Pick<
  Handlers,
  | 'overlay.state'
  | 'overlay.edit'
  | 'overlay.done'
  | 'overlay.preview'
  | 'overlay.pull'
  | 'overlay.nudge'
  | 'overlay.reset-place'
  | 'presets.export'
  | 'presets.import'
>;

/** What the overlay's page and its editor may ask. */
export function createOverlayHandlers(
  { overlay, settings, notices, dialogs, onSettings }: OverlayHandlerOptions,
  control: () => BrowserWindow,
): OverlayHandlers {
  const language = () => interfaceLanguage(settings.get());
  return {
    'overlay.state': () => overlay.state,
    'overlay.edit': ({ on }) => overlay.setEditing(on),
    'overlay.done': () => overlay.setEditing(false),
    'overlay.preview': ({ on }) => overlay.setPreviewing(on),
    'overlay.pull': ({ handle, box, done }) => overlay.pull(box, handle, done),
    'overlay.nudge': (step) => overlay.nudge(step),
    'overlay.reset-place': () => overlay.resetPlace(),
    'presets.export': async ({ id }) => {
      const preset = presetFile(id, settings.get().overlayPresets, language());
      if (!preset) throw new JamakError('bad-request');
      const folder = app.getPath('documents');
      const path = await dialogs.ask(() =>
        savePreset(preset, { window: control(), folder, language: language() }),
      );
      if (path === null) return null;
      notices.add('info', 'preset-exported', { path });
      return { path };
    },
    'presets.import': async () => {
      const preset = await dialogs.ask(() => openPreset(control(), language()));
      if (!preset) return null;
      const all = ownPresetsSchema.safeParse([...settings.get().overlayPresets, preset]);
      if (!all.success) throw new JamakError('presets-full');
      onSettings(await settings.change({ overlayPresets: all.data }));
      return { id: preset.id };
    },
  };
}
