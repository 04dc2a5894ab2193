import { ActionIcon, Kbd, Menu, VisuallyHidden } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconEdit,
  IconHistory,
  IconKeyboard,
  IconSearch,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EDITOR_KEYS } from './key-names';
import { KeysCard } from './KeysCard';
import { useEditor } from './use-editor';

/** What can be done to the transcript as a whole. */
export function EditorMenu() {
  const { t } = useTranslation();
  const editor = useEditor();
  const [keysShown, setKeysShown] = useState(false);
  const { undo, redo } = editor.state;
  const icon = { size: 17, stroke: 1.75 };
  return (
    <>
      <Menu position="top-end" width={310} shadow="lg" withinPortal returnFocus>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            disabled={editor.sessionId === null}
            aria-label={t('editor.menu')}
            title={t('editor.menu')}
            data-testid="editor-menu"
          >
            <IconEdit size={18} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconArrowBackUp {...icon} />}
            rightSection={<Kbd size="xs">{EDITOR_KEYS.undo}</Kbd>}
            disabled={undo === null}
            onClick={() => void editor.undo()}
            data-testid="undo-edit"
          >
            {undo === null ? t('editor.undoNothing') : t('editor.undo', { what: t(`editor.kind.${undo}`) })}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowForwardUp {...icon} />}
            rightSection={<Kbd size="xs">{EDITOR_KEYS.redo}</Kbd>}
            disabled={redo === null}
            onClick={() => void editor.redo()}
            data-testid="redo-edit"
          >
            {redo === null ? t('editor.redoNothing') : t('editor.redo', { what: t(`editor.kind.${redo}`) })}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconSearch {...icon} />}
            rightSection={<Kbd size="xs">{EDITOR_KEYS.replace}</Kbd>}
            onClick={() => editor.setSearch('replace')}
            data-testid="open-search"
          >
            {t('editor.find')}
          </Menu.Item>
          <Menu.Item
            role="menuitemcheckbox"
            aria-checked={editor.showOriginal}
            leftSection={<IconHistory {...icon} />}
            rightSection={editor.showOriginal ? '✓' : undefined}
            onClick={() => editor.setShowOriginal(!editor.showOriginal)}
            data-testid="show-original"
          >
            {t('editor.original')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconKeyboard {...icon} />}
            onClick={() => setKeysShown(true)}
            data-testid="editor-keys"
          >
            {t('editor.keys')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <KeysCard opened={keysShown} onClose={() => setKeysShown(false)} />
      <VisuallyHidden aria-live="polite" data-testid="edit-said">
        {editor.said}
      </VisuallyHidden>
    </>
  );
}
