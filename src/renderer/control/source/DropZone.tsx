import { IconFileMusic } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions, useImportRoom, useControlContext } from '../state/context';
import { useRunning } from '../state/use-status';
import classes from './DropZone.module.css';
import { sortDropped } from './dropped';

function filesOf({ items }: DataTransfer): DataTransferItem[] {
  return [...items].filter(({ kind }) => kind === 'file');
}

/** The names of the folders among what is dropped. */
function foldersOf(dropped: DataTransfer): Set<string> {
  const entries = filesOf(dropped).map((item) => item.webkitGetAsEntry());
  return new Set(entries.flatMap((entry) => (entry?.isDirectory === true ? entry.name : [])));
}

/** Whether what is dropped is more than one file: several, or a folder. */
function isMany(dropped: DataTransfer): boolean {
  const [first, ...others] = filesOf(dropped);
  return others.length > 0 || first?.webkitGetAsEntry()?.isDirectory === true;
}

/**
 * Takes what is dropped anywhere on the window: one recording to be heard; several, a folder of them, or what is dropped
 * while a session runs, to be imported; files of sessions to be opened.
 */
export function DropZone() {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const { addMedia, answer } = useActions();
  const { drop } = useImportRoom();
  const running = useRunning();
  const [over, setOver] = useState<'one' | 'many' | null>(null);

  useEffect(() => {
    function hasFiles(event: DragEvent): boolean {
      return event.dataTransfer?.types.includes('Files') ?? false;
    }
    // Without this the window would leave its page and open the dropped file instead.
    function onDragOver(event: DragEvent): void {
      event.preventDefault();
      const { dataTransfer } = event;
      if (!dataTransfer) return;
      const files = hasFiles(event);
      // What one thing is that is dragged is told when it is dropped.
      const many = filesOf(dataTransfer).length > 1;
      dataTransfer.dropEffect = files ? 'copy' : 'none';
      setOver(files ? (many ? 'many' : 'one') : null);
    }
    function onDragLeave(event: DragEvent): void {
      if (event.relatedTarget === null) setOver(null);
    }
    function onDrop(event: DragEvent): void {
      event.preventDefault();
      setOver(null);
      if (!event.dataTransfer) return;
      const { sessions, recordings } = sortDropped(
        [...event.dataTransfer.files],
        foldersOf(event.dataTransfer),
      );
      const [recording] = recordings;
      void openInTurn(sessions);
      if (!recording) return;
      if (running || isMany(event.dataTransfer)) void drop(recordings);
      else void addMedia(recording);
    }
    async function openInTurn(sessions: readonly File[]): Promise<void> {
      for (const session of sessions) await answer(api.addSessionFile(session));
    }
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [addMedia, answer, api, drop, running]);

  if (over === null) return null;
  return (
    <div className={classes.zone}>
      <div className={classes.frame}>
        <IconFileMusic size={44} stroke={1.4} />
        {t(over === 'many' ? 'imports.drop' : 'source.drop')}
      </div>
    </div>
  );
}
