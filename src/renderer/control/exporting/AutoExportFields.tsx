import { Button, Checkbox, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EXPORT_FORMATS } from '../../../shared/session/record';
import { SwitchField } from '../settings/fields/SwitchField';
import { useActions, useControlContext, useSession } from '../state/context';
import classes from './exporting.module.css';

/** Whether sessions are written to a folder when they end, and how. */
export function AutoExportFields() {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const { answer, changeSettings } = useActions();
  const { folder, ...auto } = useSession((state) => state.settings.autoExport);
  const change = (changed: Partial<typeof auto>): void =>
    void changeSettings({ autoExport: { ...auto, ...changed } });

  function toggle(format: (typeof auto.formats)[number], wanted: boolean): void {
    const formats = EXPORT_FORMATS.filter((one) => (one === format ? wanted : auto.formats.includes(one)));
    change({ formats });
  }

  return (
    <>
      <SwitchField
        label={t('exporting.auto.enabled')}
        hint={t('exporting.auto.enabledHint')}
        checked={auto.enabled}
        onChange={(enabled) => change({ enabled })}
        testId="auto-export"
      />
      {auto.enabled && (
        <>
          <fieldset className={classes.formats}>
            <legend className={classes.legend}>{t('exporting.auto.formats')}</legend>
            <Group gap="sm">
              {EXPORT_FORMATS.map((format) => (
                <Checkbox
                  key={format}
                  size="sm"
                  label={t(`formats.${format}.name`)}
                  checked={auto.formats.includes(format)}
                  onChange={({ currentTarget }) => toggle(format, currentTarget.checked)}
                  data-testid={`auto-export-${format}`}
                />
              ))}
            </Group>
          </fieldset>
          <div>
            <p className={classes.legend}>{t('exporting.auto.folder')}</p>
            <p className={classes.path} data-testid="auto-export-folder">
              {folder ?? t('exporting.auto.documents')}
            </p>
            <Group gap="xs">
              <Button
                size="xs"
                variant="default"
                onClick={() => void answer(api.chooseAutoExportFolder())}
                data-testid="choose-auto-export-folder"
              >
                {t('exporting.auto.choose')}
              </Button>
              <Button
                size="xs"
                variant="subtle"
                color="gray"
                onClick={() => void answer(api.openAutoExportFolder())}
              >
                {t('exporting.auto.openFolder')}
              </Button>
            </Group>
          </div>
        </>
      )}
    </>
  );
}
