import { Kbd, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowBarToDown,
  IconArrowBarToUp,
  IconDots,
  IconTrash,
  IconUser,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import actions from '../../../ui/correct/correct.module.css';
import type { RowCommand } from './editor-keys';
import { EDITOR_KEYS } from './key-names';
import { useEditor } from './use-editor';

interface RowMenuProps {
  /** When the caption was said, for screen readers. */
  readonly time: string;
  readonly laneId: string;
  readonly onCommand: (command: RowCommand) => void;
}

/** What else can be done to a caption. */
export function RowMenu({ time, laneId, onCommand }: RowMenuProps) {
  const { t } = useTranslation();
  const { lanes } = useEditor();
  const icon = { size: 16, stroke: 1.75 };
  return (
    <Menu position="bottom-end" width={290} shadow="lg" withinPortal>
      <Menu.Target>
        <button
          type="button"
          className={actions.action}
          tabIndex={-1}
          aria-label={t('editor.more', { time })}
          title={t('editor.moreShort')}
          data-testid="caption-more"
        >
          <IconDots size={15} stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowBarToUp {...icon} />}
          rightSection={<Kbd size="xs">{EDITOR_KEYS.mergePrevious}</Kbd>}
          onClick={() => onCommand({ what: 'merge', with: 'previous' })}
          data-testid="merge-previous"
        >
          {t('editor.mergePrevious')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowBarToDown {...icon} />}
          rightSection={<Kbd size="xs">{EDITOR_KEYS.mergeNext}</Kbd>}
          onClick={() => onCommand({ what: 'merge', with: 'next' })}
          data-testid="merge-next"
        >
          {t('editor.mergeNext')}
        </Menu.Item>
        {lanes.length > 1 && <Menu.Label>{t('editor.speaker')}</Menu.Label>}
        {lanes.length > 1 &&
          lanes.map((lane, at) => (
            <Menu.Item
              key={lane.id}
              role="menuitemradio"
              aria-checked={lane.id === laneId}
              leftSection={<IconUser {...icon} />}
              rightSection={lane.id === laneId ? '✓' : undefined}
              onClick={() => onCommand({ what: 'speaker', lane: at })}
              data-testid={`speaker-${at + 1}`}
            >
              <bdi>{lane.name || at + 1}</bdi>
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconTrash {...icon} />}
          rightSection={<Kbd size="xs">{EDITOR_KEYS.delete}</Kbd>}
          onClick={() => onCommand({ what: 'delete' })}
          data-testid="delete-caption"
        >
          {t('editor.delete')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowBackUp {...icon} />}
          rightSection={<Kbd size="xs">{EDITOR_KEYS.takeBack}</Kbd>}
          onClick={() => onCommand({ what: 'take-back' })}
        >
          {t('editor.takeBack')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
