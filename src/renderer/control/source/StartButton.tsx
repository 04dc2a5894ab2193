import { Button, Loader } from '@mantine/core';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordingBadge } from '../recording/RecordingBadge';
import { useActions, useControl, useSession } from '../state/context';
import { PauseButton } from './PauseButton';
import classes from './StartButton.module.css';
import { TOGGLE_KEYS } from './use-toggle-key';

/**
 * Space does nothing on the button: after a click the focus stays here, and a streamer who then
 * jumps in the game must not stop the captions.
 */
function ignoreSpace(event: KeyboardEvent): void {
  if (event.key === ' ') event.preventDefault();
}

/** Starts and stops. */
export function StartButton() {
  const { t } = useTranslation();
  const { toggle } = useActions();
  const pending = useControl((state) => state.pending);
  const running = useSession((state) => state.session.phase === 'running');
  const label = pending ?? (running ? 'stop' : 'start');
  return (
    <>
      <div className={classes.buttons}>
        <Button
          className={running || pending === 'stopping' ? classes.stop : classes.start}
          fullWidth
          aria-disabled={pending !== null}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          leftSection={<Glyph running={running} pending={pending !== null} />}
          onClick={() => void toggle()}
          onKeyDown={ignoreSpace}
          onKeyUp={ignoreSpace}
          data-testid="start-stop"
          data-action={running ? 'stop' : 'start'}
        >
          {t(`start.${label}`)}
        </Button>
        {running && pending === null && <PauseButton />}
      </div>
      <RecordingBadge />
      <p className={classes.hint}>{t('start.shortcut', { keys: TOGGLE_KEYS })}</p>
    </>
  );
}

function Glyph({ running, pending }: { readonly running: boolean; readonly pending: boolean }) {
  if (pending) return <Loader size={16} color="currentColor" />;
  return running ? <span className={classes.square} /> : <IconPlayerPlayFilled size={16} />;
}
