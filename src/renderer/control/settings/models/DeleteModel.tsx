import { Button } from '@mantine/core';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalModel } from '../../../../shared/local-models';
import { useModelActions } from '../../state/context';
import { Callout } from '../../notices/Callout';
import { formatSize } from '../../../ui/format';

interface DeleteModelProps {
  readonly model: LocalModel;
  readonly onClose: () => void;
}

/** Asks before files go, since it takes a while to get them again. */
export function DeleteModel({ model, onClose }: DeleteModelProps) {
  const { t, i18n } = useTranslation();
  const { remove } = useModelActions();
  const safe = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    safe.current?.focus();
  }, []);
  const own = model.origin === 'folder';
  const bytes = model.state.type === 'paused' ? model.state.receivedBytes : model.sizeBytes;
  const names = { model: model.name, size: formatSize(bytes, i18n.language) };
  /** Escape answers this question; it does not close the settings. */
  const escape = {
    'data-mantine-stop-propagation': true,
    onKeyDown: ({ key }: KeyboardEvent) => key === 'Escape' && onClose(),
  };
  return (
    <Callout
      level="warning"
      title={t(own ? 'models.deleteFolderTitle' : 'models.deleteTitle', names)}
      action={
        <Button.Group>
          <Button {...escape} ref={safe} size="xs" variant="default" onClick={onClose}>
            {t('models.cancel')}
          </Button>
          <Button
            {...escape}
            size="xs"
            variant="default"
            c="var(--bad)"
            onClick={() => {
              onClose();
              void remove(model.id);
            }}
            data-testid="confirm-delete"
          >
            {t(own ? 'models.deleteFolderConfirm' : 'models.deleteConfirm')}
          </Button>
        </Button.Group>
      }
    >
      {t(own ? 'models.deleteFolderText' : 'models.deleteText', names)}
    </Callout>
  );
}
