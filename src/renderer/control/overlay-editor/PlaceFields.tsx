import { Button } from '@mantine/core';
import { IconArrowsMove, IconCheck } from '@tabler/icons-react';
import { useId, type KeyboardEvent } from 'react';
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
  const hint = useId();

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
          // The keys are taken here, where the focus is; Escape ends the moving, not the editor.
          aria-describedby={editing ? hint : undefined}
          {...(editing ? { onKeyDown, 'data-mantine-stop-propagation': true } : {})}
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
        <p id={hint} className={classes.pad}>
          {t('overlay.place.padHint')}
        </p>
      )}
    </div>
  );
}
