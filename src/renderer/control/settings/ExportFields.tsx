import { useTranslation } from 'react-i18next';
import { AutoExportFields } from '../exporting/AutoExportFields';
import { useActions, useSession } from '../state/context';
import { SwitchField } from './fields/SwitchField';

/** What exported files are like. */
export function ExportFields() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const files = useSession((state) => state.settings.export);
  return (
    <>
      <AutoExportFields />
      <SwitchField
        label={t('settings.byteOrderMark')}
        hint={t('settings.byteOrderMarkHint')}
        checked={files.byteOrderMark}
        onChange={(byteOrderMark) => void changeSettings({ export: { ...files, byteOrderMark } })}
        testId="byte-order-mark"
      />
    </>
  );
}
