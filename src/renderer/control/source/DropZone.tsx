import { IconFileMusic, IconLock } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions, useControlContext } from '../state/context';
import { useRunning } from '../state/use-status';
import classes from './DropZone.module.css';

/** Files that are opened as a session, whatever runs; all others are to be captioned. */
const SESSION_FILE = /\.(?:jamak|srt|vtt)$/i;

/** Takes a file that is dropped anywhere on the window. */
export function DropZone() {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const { addMedia, answer } = useActions();
  const locked = useRunning();
  const [over, setOver] = useState(false);

  useEffect(() => {
    function hasFiles(event: DragEvent): boolean {
      return event.dataTransfer?.types.includes('Files') ?? false;
    }
    // Without this the window would leave its page and open the dropped file instead.
    function onDragOver(event: DragEvent): void {
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = hasFiles(event) && !locked ? 'copy' : 'none';
      setOver(hasFiles(event));
    }
    function onDragLeave(event: DragEvent): void {
      if (event.relatedTarget === null) setOver(false);
    }
    function onDrop(event: DragEvent): void {
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file && SESSION_FILE.test(file.name)) void answer(api.addSessionFile(file));
      else if (file && !locked) void addMedia(file);
    }
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [addMedia, answer, api, locked]);

  if (!over) return null;
  const Icon = locked ? IconLock : IconFileMusic;
  return (
    <div className={classes.zone}>
      <div className={classes.frame} data-locked={locked || undefined}>
        <Icon size={44} stroke={1.4} />
        {locked ? t('source.dropLocked') : t('source.drop')}
      </div>
    </div>
  );
}
