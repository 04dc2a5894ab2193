import { IconHourglass } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useControlContext, useSession } from '../../../state/context';
import { useAsk } from '../../../../ui/link/use-ask';
import classes from './public.module.css';

const EVERY_MS = 1_000;

/** What waits until it is public; nothing where nothing is held back. */
export function HeldBack() {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const seconds = useSession((state) => state.settings.broadcast.holdBackSeconds);
  const { value: held, again } = useAsk(api.heldBack);
  useEffect(() => {
    const timer = setInterval(again, EVERY_MS);
    return () => clearInterval(timer);
  }, [again]);

  if (!held || (seconds === 0 && held.captions === 0)) return null;
  const next = Math.ceil((held.nextInMs ?? 0) / 1_000);
  return (
    <p className={classes.held} data-testid="held-back">
      <IconHourglass size={15} stroke={1.75} aria-hidden />
      {held.captions === 0
        ? t('broadcast.public.heldNone')
        : t('broadcast.public.held', { count: held.captions, seconds: next })}
    </p>
  );
}
