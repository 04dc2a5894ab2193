import { Button } from '@mantine/core';
import { IconFolder, IconFolderOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useActions, useControlContext, useSession } from '../../../state/context';
import { SettingsGroup } from '../../fields/SettingsGroup';
import { SwitchField } from '../../fields/SwitchField';
import classes from './public.module.css';

/** Files that other programs read, and where they lie. */
export function TextFileFields() {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const { answer, changeSettings } = useActions();
  const { enabled, folder } = useSession((state) => state.settings.textFile);
  return (
    <SettingsGroup title={t('broadcast.textFiles.title')} hint={t('broadcast.textFiles.hint')}>
      <SwitchField
        label={t('broadcast.textFiles.enabled')}
        hint={t('broadcast.textFiles.enabledHint')}
        checked={enabled}
        onChange={(on) => void changeSettings({ textFile: { enabled: on } })}
        testId="text-files"
      />
      <div>
        <span className={classes.label}>{t('broadcast.textFiles.folder')}</span>
        <div className={classes.folder}>
          <IconFolder size={18} stroke={1.6} aria-hidden />
          <span className={classes.path} title={folder} data-testid="text-folder">
            {folder === undefined ? t('broadcast.textFiles.documents') : <bdi>{folder}</bdi>}
          </span>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('broadcast.textFiles.chooseLabel')}
            onClick={() => void answer(api.chooseTextFolder())}
            data-testid="text-folder-choose"
          >
            {t('broadcast.textFiles.choose')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconFolderOpen size={15} stroke={1.75} />}
            aria-label={t('broadcast.textFiles.openLabel')}
            onClick={() => void answer(api.openTextFolder())}
            data-testid="text-folder-open"
          >
            {t('broadcast.textFiles.open')}
          </Button>
        </div>
      </div>
    </SettingsGroup>
  );
}
