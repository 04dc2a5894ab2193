import { ActionIcon } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useControlContext, useSession } from '../state/context';
import classes from './StartButton.module.css';

/** Nothing is heard while it is pressed; the session goes on. */
export function PauseButton() {
  const { t } = useTranslation();
  const { togglePause } = useControlContext().lanes;
  const paused = useSession((state) => state.session.paused);
  const label = t(paused ? 'start.resume' : 'start.pause');
  const Icon = paused ? IconPlayerPlayFilled : IconPlayerPauseFilled;
  return (
    <ActionIcon
      className={classes.pause}
      variant="default"
      size={52}
      aria-label={label}
      title={label}
      data-paused={paused || undefined}
      onClick={() => void togglePause()}
      data-testid="pause"
    >
      <Icon size={20} />
    </ActionIcon>
  );
}
