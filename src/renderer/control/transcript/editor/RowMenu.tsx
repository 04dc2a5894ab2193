import { Kbd, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowBarToDown,
  IconArrowBarToUp,
  IconDots,
  IconTrash,
  IconUser,
} from '@tabler/icons-react';
import { useEffect, useRef, useState, type ComponentPropsWithRef, type KeyboardEvent } from 'react';
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

/** What else can be done to a caption. A menu is made once it is wanted: hundreds of rows come and go as one scrolls. */
export function RowMenu(props: RowMenuProps) {
  const [wanted, setWanted] = useState(false);
  return wanted ? (
    <OpenedMenu {...props} />
  ) : (
    <MoreButton
      time={props.time}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => setWanted(true)}
    />
  );
}

interface MoreButtonProps extends ComponentPropsWithRef<'button'> {
  readonly time: string;
}

function MoreButton({ time, ...rest }: MoreButtonProps) {
  const { t } = useTranslation();
  return (
    <button
      {...rest}
      type="button"
      className={actions.action}
      tabIndex={-1}
      aria-label={t('editor.more', { time })}
      title={t('editor.moreShort')}
      data-testid="caption-more"
    >
      <IconDots size={15} stroke={1.75} aria-hidden />
    </button>
  );
}

/** Opens as it is made, and gives the keyboard back to its button, which took the other one's place. */
function OpenedMenu({ time, laneId, onCommand }: RowMenuProps) {
  const { t } = useTranslation();
  const { lanes } = useEditor();
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    button.current?.focus();
    // A menu gives the keyboard back to what had it when it opened, not when it was made.
    const frame = requestAnimationFrame(() => setOpened(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  /** The menu hears Escape itself once it has the keyboard, which it takes a moment after it is seen. */
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !opened) return;
    event.stopPropagation();
    setOpened(false);
    // It may be about to take the keyboard.
    setTimeout(() => button.current?.focus());
  }
  const icon = { size: 16, stroke: 1.75 };
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" width={350} shadow="lg" withinPortal>
      <Menu.Target>
        <MoreButton ref={button} time={time} onKeyDown={onKeyDown} />
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
