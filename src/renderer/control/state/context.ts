import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { ControlApi } from '../../../shared/window-api';
import type { SessionState, SessionMirror } from '../../ui/session-mirror';
import type { Saving } from '../exporting/saving';
import type { ImportRoom, ImportState } from '../import/import-store';
import type { DataRoom } from '../settings/data/data-store';
import type { Control, ControlState } from './control-store';
import type { Engines, EngineState } from './engine-store';
import type { Lanes } from './lanes';
import type { LanguageJobs, LanguageJobsState } from './language-jobs';
import type { Models, ModelState } from './model-store';
import type { Sound, SoundState } from './sound-store';

export interface ControlContextValue {
  readonly session: SessionMirror['store'];
  readonly control: Control;
  readonly engines: Engines;
  readonly models: Models;
  readonly jobs: LanguageJobs;
  readonly lanes: Lanes;
  readonly sound: Sound;
  readonly imports: ImportRoom;
  readonly data: DataRoom;
  readonly saving: Saving;
  /** What components ask and keep for themselves. */
  readonly api: Pick<
    ControlApi,
    | 'tellUsable'
    | 'desktopAbilities'
    | 'connections'
    | 'takeWish'
    | 'onWished'
    | 'shortcutState'
    | 'recordShortcut'
    | 'onShortcuts'
    | 'onLevel'
    | 'elapsed'
    | 'mark'
    | 'noteMark'
    | 'editCaption'
    | 'changeCaptions'
    | 'undoEdit'
    | 'redoEdit'
    | 'editState'
    | 'takeBackCaption'
    | 'takeBackRecent'
    | 'addTerm'
    | 'catchUp'
    | 'strikeStatement'
    | 'chooseReport'
    | 'deleteReport'
    | 'translationCosts'
    | 'loadSession'
    | 'onCorrected'
    | 'previewExport'
    | 'copyExport'
    | 'chooseAutoExportFolder'
    | 'openAutoExportFolder'
    | 'chooseSessionFile'
    | 'addSessionFile'
    | 'takeOpenedSession'
    | 'onOpenedSession'
    | 'archiveText'
    | 'saveArchive'
    | 'listProposals'
    | 'historyStorage'
    | 'overlayState'
    | 'editOverlay'
    | 'previewOverlay'
    | 'nudgeOverlay'
    | 'resetOverlayPlace'
    | 'exportPreset'
    | 'importPreset'
    | 'onOverlayState'
    | 'openSoundSettings'
    | 'addLane'
    | 'removeLane'
    | 'listApplications'
    | 'checkStream'
    | 'heldBack'
    | 'chooseTextFolder'
    | 'openTextFolder'
    | 'insideState'
    | 'chooseInside'
    | 'checkInside'
    | 'cancelInside'
    | 'forgetInside'
    | 'onInside'
    | 'updatesState'
    | 'checkUpdates'
    | 'downloadUpdate'
    | 'cancelUpdate'
    | 'installUpdate'
    | 'openUpdatePage'
    | 'onUpdates'
    | 'serverState'
    | 'serverTokens'
    | 'renewToken'
    | 'openPage'
    | 'onServer'
    | 'obsStatus'
    | 'onObsStatus'
    | 'addObsSource'
    | 'allowObs'
    | 'listCrashes'
    | 'lookAtDiagnostics'
    | 'saveDiagnostics'
    | 'showDiagnostics'
    | 'forgetCrashes'
    | 'recordedLanes'
    | 'recordingsSize'
    | 'startRecaption'
    | 'cancelRecaption'
    | 'recaptionState'
    | 'acceptRecaption'
    | 'declineRecaption'
    | 'putBackRecaption'
    | 'onRecaption'
  >;
}

export const ControlContext = createContext<ControlContextValue | null>(null);

export function useControlContext(): ControlContextValue {
  const value = use(ControlContext);
  if (!value) throw new Error('outside of ControlContext');
  return value;
}

/** A part of main's state; the component renders again when it changes. */
export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useControlContext().session, select);
}

/** A part of this window's own state. */
export function useControl<T>(select: (state: ControlState) => T): T {
  return useStore(useControlContext().control.store, select);
}

export function useActions(): Control {
  return useControlContext().control;
}

/** A part of what is known of engines and keys. */
export function useEngines<T>(select: (state: EngineState) => T): T {
  return useStore(useControlContext().engines.store, select);
}

export function useEngineActions(): Engines {
  return useControlContext().engines;
}

/** A part of what is known of local models. */
export function useModels<T>(select: (state: ModelState) => T): T {
  return useStore(useControlContext().models.store, select);
}

export function useModelActions(): Models {
  return useControlContext().models;
}

/** A part of how sources sound. */
export function useSound<T>(select: (state: SoundState) => T): T {
  return useStore(useControlContext().sound.store, select);
}

export function useSoundActions(): Sound {
  return useControlContext().sound;
}

/** A part of what the language engine was asked to write. */
export function useJobs<T>(select: (state: LanguageJobsState) => T): T {
  return useStore(useControlContext().jobs.store, select);
}

/** A part of what is known of files that are imported. */
export function useImports<T>(select: (state: ImportState) => T): T {
  return useStore(useControlContext().imports.store, select);
}

export function useImportRoom(): ImportRoom {
  return useControlContext().imports;
}
