import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { missingCase } from '../../../../shared/errors';
import type { UpdateProgress, UpdatesState } from '../../../../shared/requests/updates';
import { formatMoment, formatSize } from '../../../ui/format';
import { ErrorCallout } from '../../../ui/parts/Callout';
import { useSession } from '../../state/context';
import classes from './updates.module.css';
import type { UpdatesRoom } from './use-updates';

interface UpdateProgressCardProps {
  readonly room: UpdatesRoom;
  readonly state: UpdatesState;
}

/** How things stand with a newer version, and what can be done about it. */
export function UpdateProgressCard({ room, state }: UpdateProgressCardProps) {
  const { t, i18n } = useTranslation();
  const offline = useSession((session) => session.settings.privacy.offline);
  const { progress, held, checkedAt } = state;
  const size = (bytes: number): string => formatSize(bytes, i18n.language);

  function words(): string {
    switch (progress.type) {
      case 'idle':
      case 'failed':
        return '';
      case 'checking':
        return t('updates.checking');
      case 'none':
        return t('updates.none');
      case 'available': {
        const { version, bytes } = progress.update;
        if (progress.wanted) return t('updates.wanted');
        return bytes === null
          ? t('updates.available', { version })
          : t('updates.availableSize', { version, size: size(bytes) });
      }
      case 'downloading': {
        const { version, bytes } = progress.update;
        const received = size(progress.receivedBytes);
        return bytes === null
          ? t('updates.downloadingSome', { version, received })
          : t('updates.downloading', { version, received, total: size(bytes) });
      }
      case 'ready':
        return t(progress.atQuit ? 'updates.atQuitSet' : 'updates.ready', progress.update);
      case 'installing':
        return t('updates.installing', progress.update);
      default:
        return missingCase(progress);
    }
  }

  const asked = offline
    ? t('updates.offline')
    : checkedAt === null
      ? t('updates.checkedNever')
      : t('updates.checkedAt', { date: formatMoment(checkedAt, i18n.language) });
  return (
    <div className={classes.card} data-testid="updates" data-progress={progress.type}>
      {/* Always there, so that its change is read out. */}
      <output className={classes.state} data-testid="updates-words">
        {words()}
      </output>
      {progress.type === 'downloading' && <DownloadBar progress={progress} label={words()} />}
      {progress.type === 'failed' && <ErrorCallout error={progress.error} />}
      {state.means === 'elsewhere' && progress.type === 'available' && (
        <p className={classes.words}>{t('updates.elsewhere')}</p>
      )}
      {held && (
        <p className={classes.words} data-testid="updates-held">
          {t('updates.held')}
        </p>
      )}
      <p className={classes.words} data-testid="updates-checked">
        {asked}
      </p>
      <UpdateButtons room={room} state={state} />
    </div>
  );
}

interface DownloadBarProps {
  readonly progress: Extract<UpdateProgress, { type: 'downloading' }>;
  readonly label: string;
}

function DownloadBar({ progress, label }: DownloadBarProps) {
  const { bytes } = progress.update;
  const share = bytes ? Math.min(progress.receivedBytes / bytes, 1) : 1;
  return <Progress size="sm" value={share * 100} animated={bytes === null} aria-label={label} />;
}

/** What can be done now. */
function UpdateButtons({ room, state }: UpdateProgressCardProps) {
  const { t } = useTranslation();
  const { progress, held, means, address, page } = state;
  const retry = progress.type === 'failed' && progress.update !== null;
  const mayAsk = address !== null && ['idle', 'none', 'available', 'failed'].includes(progress.type);
  return (
    <div className={classes.actions}>
      {((progress.type === 'available' && !progress.wanted) || retry) &&
        (means === 'itself' ? (
          <Button size="xs" onClick={room.download} data-testid="update-download">
            {t(retry ? 'updates.again' : 'updates.download')}
          </Button>
        ) : (
          page !== null && (
            <Button size="xs" onClick={room.openPage} data-testid="update-page">
              {t('updates.page')}
            </Button>
          )
        ))}
      {progress.type === 'available' && progress.wanted && (
        <Button size="xs" variant="default" onClick={room.cancel} data-testid="update-unwanted">
          {t('updates.unwanted')}
        </Button>
      )}
      {(progress.type === 'downloading' || progress.type === 'checking') && (
        <Button size="xs" variant="default" onClick={room.cancel} data-testid="update-cancel">
          {t('updates.cancel')}
        </Button>
      )}
      {progress.type === 'ready' && (
        <>
          <Button size="xs" disabled={held} onClick={() => room.install('now')} data-testid="update-now">
            {t('updates.now')}
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() => room.install(progress.atQuit ? 'never' : 'quit')}
            data-testid="update-at-quit"
          >
            {t(progress.atQuit ? 'updates.atQuitNot' : 'updates.atQuit')}
          </Button>
        </>
      )}
      {mayAsk && (
        <Button size="xs" variant="default" disabled={held} onClick={room.check} data-testid="updates-check">
          {t('updates.check')}
        </Button>
      )}
    </div>
  );
}
