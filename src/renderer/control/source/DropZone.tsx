import { IconFileMusic, IconLock } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions, useImportRoom } from '../state/context';
import { useRunning } from '../state/use-status';
import classes from './DropZone.module.css';

function filesOf({ items }: DataTransfer): DataTransferItem[] {
  return [...items].filter(({ kind }) => kind === 'file');
}

/** Whether what is dropped is more than one file: several, or a folder. */
function isMany(dropped: DataTransfer): boolean {
  const [first, ...others] = filesOf(dropped);
  return others.length > 0 || first?.webkitGetAsEntry()?.isDirectory === true;
}

/** Takes what is dropped anywhere on the window: one file to be heard, several or a folder to be imported. */
export function DropZone() {
  const { t } = useTranslation();
  const { addMedia } = useActions();
  const { drop } = useImportRoom();
  const running = useRunning();
  const [over, setOver] = useState<'one' | 'many' | null>(null);
  const locked = running && over === 'one';

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
      dataTransfer.dropEffect = files && (many || !running) ? 'copy' : 'none';
      setOver(files ? (many ? 'many' : 'one') : null);
    }
    function onDragLeave(event: DragEvent): void {
      if (event.relatedTarget === null) setOver(null);
    }
    function onDrop(event: DragEvent): void {
      event.preventDefault();
      setOver(null);
      if (!event.dataTransfer) return;
      const files = [...event.dataTransfer.files];
      const [file] = files;
      if (isMany(event.dataTransfer)) void drop(files);
      else if (file && !running) void addMedia(file);
    }
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [addMedia, drop, running]);

  if (over === null) return null;
  const Icon = locked ? IconLock : IconFileMusic;
  return (
    <div className={classes.zone}>
      <div className={classes.frame} data-locked={locked || undefined}>
        <Icon size={44} stroke={1.4} />
        {over === 'many' ? t('imports.drop') : t(locked ? 'source.dropLocked' : 'source.drop')}
      </div>
    </div>
  );
}
