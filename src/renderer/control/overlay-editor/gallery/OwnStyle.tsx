import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconFileExport, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { looksLike, type OwnPreset } from '../../../../shared/overlay/presets';
import { ConfirmDelete } from '../../../ui/parts/ConfirmDelete';
import { useControlContext } from '../../state/context';
import classes from './gallery.module.css';
import { StyleCard } from './StyleCard';
import { StyleNameField } from './StyleNameField';
import { useLook } from '../use-look';
import { useOwnStyles } from './use-own-styles';

/** A style that the user saved. */
export function OwnStyle({ preset: { id, name, style } }: { readonly preset: OwnPreset }) {
  const { t } = useTranslation();
  const { api, control } = useControlContext();
  const [look, change] = useLook();
  const styles = useOwnStyles();
  const [mode, setMode] = useState<'choose' | 'rename' | 'remove'>('choose');

  if (mode === 'rename') {
    return (
      <div className={classes.wide}>
        <StyleNameField
          name={name}
          onDone={(typed) => {
            setMode('choose');
            if (typed !== null && typed !== name) styles.rename(id, typed);
          }}
        />
      </div>
    );
  }
  if (mode === 'remove') {
    return (
      <div className={classes.wide}>
        <ConfirmDelete
          title={t('overlay.gallery.removeTitle', { name })}
          keep={t('overlay.gallery.removeNo')}
          remove={t('overlay.gallery.removeYes')}
          onKeep={() => setMode('choose')}
          onRemove={() => styles.remove(id)}
        >
          {t('overlay.gallery.removeText')}
        </ConfirmDelete>
      </div>
    );
  }
  const menu = (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          className={classes.menu ?? ''}
          variant="default"
          size={26}
          aria-label={t('overlay.gallery.actions', { name })}
          data-testid="preset-menu"
        >
          <IconDots size={16} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} stroke={1.75} />} onClick={() => setMode('rename')}>
          {t('overlay.gallery.rename')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileExport size={16} stroke={1.75} />}
          onClick={() => void control.answer(api.exportPreset({ id }))}
          data-testid="preset-export"
        >
          {t('overlay.gallery.export')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} stroke={1.75} />} onClick={() => setMode('remove')}>
          {t('overlay.gallery.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
  return (
    <StyleCard
      name={name}
      look={style}
      chosen={looksLike(look, style)}
      onChoose={() => change(style)}
      menu={menu}
      testId={`preset-${id}`}
    />
  );
}
