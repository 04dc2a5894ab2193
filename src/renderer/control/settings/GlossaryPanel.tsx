import { useTranslation } from 'react-i18next';
import { GlossaryFields } from '../glossary/GlossaryFields';
import { SettingsGroup } from './fields/SettingsGroup';

/** Names and terms; captions, summaries and translations all use them. */
export function GlossaryPanel() {
  const { t } = useTranslation();
  return (
    <SettingsGroup title={t('engines.tabs.glossary')} hint={t('glossary.hint')}>
      <GlossaryFields className="" />
    </SettingsGroup>
  );
}
