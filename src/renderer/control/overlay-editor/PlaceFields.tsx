import { Button } from '@mantine/core';
import { IconArrowsMove, IconCheck } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { nudgeOf } from '../../ui/nudge-keys';
import { useControlContext } from '../state/context';
import classes from './overlay-editor.module.css';
import { useOverlayEditing } from './use-overlay-state';

/** Where the overlay lies: by the mouse on the screen, and by the arrow keys from here. */
export function PlaceFields() {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const editing = useOverlayEditing();
  const pad = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (editing) pad.current?.focus();
  }, [editing]);

  function onKeyDown(event: KeyboardEvent): void {
    const step = nudgeOf(event);
    if (event.key === 'Escape') void api.editOverlay({ on: false });
    else if (step) void api.nudgeOverlay(step);
    else return;
    event.preventDefault();
  }

  return (
    <div>
      <div className={classes.actions}>
        <Button
          size="xs"
          variant={editing ? 'filled' : 'default'}
          leftSection={editing ? <IconCheck size={16} /> : <IconArrowsMove size={16} stroke={1.75} />}
          onClick={() => void api.editOverlay({ on: !editing })}
          data-testid="overlay-edit-toggle"
        >
          {t(editing ? 'overlay.place.done' : 'overlay.place.edit')}
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => void api.resetOverlayPlace()}
          data-testid="overlay-reset-place"
        >
          {t('overlay.place.reset')}
        </Button>
      </div>
      {editing && (
        <div
          ref={pad}
          className={classes.pad}
          role="application"
          aria-label={t('overlay.place.pad')}
          // The only way to the keys where the system gives the overlay none.
          tabIndex={0}
          onKeyDown={onKeyDown}
          data-mantine-stop-propagation
          data-testid="overlay-pad"
        >
          {t('overlay.place.padHint')}
        </div>
      )}
    </div>
  );
}
