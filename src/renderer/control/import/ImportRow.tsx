import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconPlayerStop, IconRefresh, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../../shared/direction';
import { actionsIn, type ImportAction, type ImportItem } from '../../../shared/import/queue';
import { formatClock } from '../../../shared/time';
import { formatNumber } from '../../ui/format';
import { ErrorCallout } from '../../ui/parts/Callout';
import { pressOnce } from '../../ui/parts/press-once';
import { TrackOptions } from '../source/TrackSelect';
import { useImportRoom } from '../state/context';
import { leftMs, percentOf } from './how-far';
import classes from './import.module.css';

interface ImportRowProps {
  readonly item: ImportItem;
  /** Whether the whole queue waits. */
  readonly paused: boolean;
  readonly onRead: (sessionId: string) => void;
}

const ICONS = { cancel: IconPlayerStop, retry: IconRefresh, remove: IconX } as const;

/** One file: its name, how far it is, what is wrong with it, and what can be done about it. */
export function ImportRow({ item, paused, onRead }: ImportRowProps) {
  const { t } = useTranslation();
  const { name, state, sessionId, captions, error, broken } = item;
  const { act } = useImportRoom();
  const percent = percentOf(item);
  const begun = item.doneMs > 0 && state !== 'done' && percent !== null;
  const button = (action: ImportAction) => {
    const Icon = ICONS[action];
    const label = t(`imports.${action}`, { name: isolate(name, 'ltr') });
    return (
      <ActionIcon
        key={action}
        variant="subtle"
        color="gray"
        size={28}
        aria-label={label}
        title={label}
        {...pressOnce(() => void act(item.id, action))}
        data-testid={`import-${action}`}
      >
        <Icon size={16} stroke={1.75} />
      </ActionIcon>
    );
  };
  return (
    <li className={classes.row} data-testid="import-row" data-state={state}>
      <div className={classes.head}>
        <span className={classes.name} title={name}>
          {name}
        </span>
        {sessionId !== null && captions > 0 && state !== 'running' && state !== 'held' && (
          <Button
            size="compact-sm"
            variant="light"
            aria-label={t('imports.readLabel', { name: isolate(name, 'ltr') })}
            onClick={() => onRead(sessionId)}
            data-testid="import-read"
          >
            {t('imports.read')}
          </Button>
        )}
        {actionsIn(item).map(button)}
      </div>
      {(state === 'running' || state === 'held' || begun) && (
        <Progress
          value={percent ?? 100}
          size="sm"
          radius="xl"
          animated={percent === null && state === 'running'}
          {...(state === 'running' ? {} : { color: 'gray' })}
          aria-label={t('imports.progress', { name: isolate(name, 'ltr') })}
          transitionDuration={300}
        />
      )}
      <Facts item={item} paused={paused} />
      {state === 'choosing' && <TrackField item={item} />}
      {broken && state === 'done' && <p className={classes.warning}>{t('imports.broken')}</p>}
      {error && state === 'failed' && (
        <div className={classes.error}>
          <ErrorCallout error={error} />
        </div>
      )}
    </li>
  );
}

/** How it is, in a line. */
function Facts({ item, paused }: { readonly item: ImportItem; readonly paused: boolean }) {
  const { t, i18n } = useTranslation();
  const { state, captions, durationMs, speed } = item;
  const percent = percentOf(item);
  const left = leftMs(item);
  const running = state === 'running';
  const facts = [
    t(`imports.state.${paused && state === 'waiting' ? 'paused' : state}`),
    running && percent !== null && t('imports.percent', { percent }),
    running && speed !== null && t('imports.speed', { times: formatNumber(speed, i18n.language, 0) }),
    running && left !== null && t('imports.left', { time: formatClock(left) }),
    state === 'done' && durationMs !== null && formatClock(durationMs),
    captions > 0 && t('imports.captions', { number: captions }),
    state === 'done' && captions === 0 && t('imports.speechless'),
  ].filter((fact) => fact !== false);
  return (
    <p className={classes.facts}>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </p>
  );
}

function TrackField({ item: { id, name, tracks } }: { readonly item: ImportItem }) {
  const { t } = useTranslation();
  const { chooseTrack } = useImportRoom();
  return (
    <div className={classes.field}>
      <TrackOptions
        tracks={tracks}
        label={t('imports.track', { name: isolate(name, 'ltr') })}
        placeholder={t('imports.chooseTrack')}
        value=""
        onChoose={(track) => void chooseTrack(id, track)}
        testId="import-track"
      />
    </div>
  );
}
