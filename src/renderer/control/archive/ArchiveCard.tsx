import { ActionIcon, Button } from '@mantine/core';
import { IconListDetails, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveWish } from '../../../shared/session/archive';
import { useSession } from '../state/context';
import classes from './archive.module.css';
import { ArchiveDialog } from './ArchiveDialog';
import { TakeButtons } from './TakeButtons';
import { FROM_SESSION, useArchiveText } from './use-archive-text';

/** Offers chapters as soon as a session has ended, until they are taken or not wanted. */
export function ArchiveCard() {
  const sessionId = useSession((state) => state.session.sessionId);
  const ended = useSession(
    ({ session }) => session.phase === 'ended' && session.captions.length > 0 && session.sessionId !== null,
  );
  const [unwanted, setUnwanted] = useState<string | null>(null);
  if (!ended || sessionId === null || unwanted === sessionId) return null;
  return <Offer key={sessionId} sessionId={sessionId} onClose={() => setUnwanted(sessionId)} />;
}

interface OfferProps {
  readonly sessionId: string;
  readonly onClose: () => void;
}

function Offer({ sessionId, onClose }: OfferProps) {
  const { t } = useTranslation();
  const wish: ArchiveWish = { sessionId, format: 'youtube', video: FROM_SESSION };
  const { value, error } = useArchiveText(wish);
  const [open, setOpen] = useState(false);
  // Whoever has nothing to offer says so in the dialog.
  if (error) return null;
  const count = value ? value.text.split('\n').length - 1 : 0;
  const none = value?.reported ? t('archive.tooFew') : t('archive.noneText');
  return (
    <section className={classes.card} aria-label={t('archive.ready')} data-testid="archive-card">
      <IconListDetails size={20} stroke={1.75} className={classes.icon} aria-hidden />
      <div className={classes.offer}>
        <p className={classes.name}>
          {value && count === 0 ? t('archive.none') : t('archive.ready')}
          {count > 0 && <span className={classes.count}>{count}</span>}
        </p>
        <p className={classes.hint}>
          {!value ? t('archive.loading') : count === 0 ? none : t('archive.hint')}
        </p>
        <div className={classes.actions}>
          {count > 0 && <TakeButtons wish={wish} text={value?.text ?? ''} />}
          <Button size="sm" variant="default" onClick={() => setOpen(true)} data-testid="archive-more">
            {t('archive.more')}
          </Button>
        </div>
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('common.close')}
        title={t('common.close')}
        onClick={onClose}
        data-testid="archive-close"
      >
        <IconX size={16} stroke={1.75} />
      </ActionIcon>
      <ArchiveDialog sessionId={sessionId} opened={open} onClose={() => setOpen(false)} />
    </section>
  );
}
