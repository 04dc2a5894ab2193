import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconGauge, IconTrash } from '@tabler/icons-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalModel } from '../../../../shared/local-models';
import { useModelActions } from '../../state/context';

interface ModelMenuProps {
  readonly model: LocalModel;
  /** Whether something is being done with it that must end first. */
  readonly busy: boolean;
  readonly onDelete: () => void;
  readonly ref: Ref<HTMLButtonElement>;
}

/** What is done seldom: checking and deleting; nothing when neither can be done. */
export function ModelMenu({ model, busy, onDelete, ref }: ModelMenuProps) {
  const { t } = useTranslation();
  const { measure } = useModelActions();
  const { type } = model.state;
  if (type === 'available' || type === 'downloading') return null;
  return (
    <Menu position="bottom-end" width={220} shadow="md">
      <Menu.Target>
        <ActionIcon
          ref={ref}
          variant="subtle"
          color="gray"
          aria-label={t('models.more', { model: model.name })}
          data-testid="model-menu"
        >
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {type === 'installed' && (
          <Menu.Item
            leftSection={<IconGauge size={16} stroke={1.75} />}
            disabled={busy}
            onClick={() => void measure(model.id)}
          >
            {t(model.check.type === 'none' ? 'models.checkNow' : 'models.checkAgain')}
          </Menu.Item>
        )}
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={16} stroke={1.75} />}
          disabled={busy}
          onClick={onDelete}
          data-testid="delete-model"
        >
          {type === 'paused' ? t('models.discard') : t('models.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
