import { Button, Progress } from '@mantine/core';
import { IconDownload, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { missingCase } from '../../../../shared/errors';
import type { LocalModel } from '../../../../shared/local-models';
import { formatSize } from '../../../ui/format';
import { useEngineActions, useModelActions } from '../../state/context';
import classes from './ModelButton.module.css';

interface ModelButtonProps {
  readonly model: LocalModel;
  /** Whether it is what the user should do next. */
  readonly prominent?: boolean;
  /** Whether it is fetched to be used at once. */
  readonly thenUse?: boolean;
}

/** The next thing to do with a model that is not in use. */
export function ModelButton({ model, prominent = false, thenUse = false }: ModelButtonProps) {
  const { t, i18n } = useTranslation();
  const { download, pause, measure } = useModelActions();
  const { changeSpeech } = useEngineActions();
  const { id, name, state, check } = model;
  const look = prominent ? ({ size: 'xs' } as const) : ({ size: 'xs', variant: 'default' } as const);
  switch (state.type) {
    case 'available':
      return (
        <Button
          {...look}
          leftSection={<IconDownload size={15} stroke={2} />}
          aria-label={t('models.downloadOf', {
            model: name,
            size: formatSize(model.sizeBytes, i18n.language),
          })}
          onClick={() => void download(id, { thenUse })}
        >
          {thenUse
            ? t('models.downloadSize', { size: formatSize(model.sizeBytes, i18n.language) })
            : t('models.download')}
        </Button>
      );
    case 'downloading':
      return (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlayerPause size={15} stroke={2} />}
          aria-label={t('models.pauseOf', { model: name })}
          onClick={() => void pause(id)}
        >
          {t('models.pause')}
        </Button>
      );
    case 'paused':
      return (
        <Button
          {...look}
          leftSection={<IconDownload size={15} stroke={2} />}
          aria-label={t('models.resumeOf', { model: name })}
          onClick={() => void download(id, { thenUse })}
        >
          {t('models.resume')}
        </Button>
      );
    case 'installed': {
      if (check.type === 'failed') {
        return (
          <Button
            {...look}
            aria-label={t('models.checkOf', { model: name })}
            onClick={() => void measure(id)}
          >
            {t('models.retry')}
          </Button>
        );
      }
      // It stays where it is while the model is checked, so that the keyboard does not lose its place.
      const waits = check.type === 'running';
      return (
        <Button
          {...look}
          aria-label={t('models.useOf', { model: name })}
          {...(waits && { 'data-disabled': true, 'aria-disabled': true })}
          onClick={() => void (waits || changeSpeech({ model: id }))}
        >
          {t('models.use')}
        </Button>
      );
    }
    default:
      return missingCase(state);
  }
}

/** How far a download has come; nothing when there is none. */
export function ModelProgress({ model }: { readonly model: LocalModel }) {
  const { t, i18n } = useTranslation();
  const { state, sizeBytes, name } = model;
  if (state.type !== 'downloading' && state.type !== 'paused') return null;
  const share = sizeBytes > 0 ? Math.min(1, state.receivedBytes / sizeBytes) : 0;
  const received = formatSize(state.receivedBytes, i18n.language);
  const size = formatSize(sizeBytes, i18n.language);
  const words = t('models.progress', { received, size });
  return (
    <div>
      <Progress.Root size={6}>
        <Progress.Section
          value={share * 100}
          color={state.type === 'paused' ? 'dark.2' : 'caption'}
          aria-label={t('models.progressOf', { model: name })}
          aria-valuetext={words}
        />
      </Progress.Root>
      <div className={classes.bytes}>
        <span>{words}</span>
        <span>
          {state.type === 'paused'
            ? t('models.paused')
            : new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(share)}
        </span>
      </div>
    </div>
  );
}
