import { useTranslation } from 'react-i18next';
import { SettingsGroup } from '../settings/fields/SettingsGroup';
import { GlossaryPicker } from './GlossaryPicker';
import { Proposals } from './Proposals';
import { TermField } from './TermField';
import { TermList } from './TermList';

/** Names and terms as they are to be spelled, for each show or channel; captions, summaries and translations use them. */
export function GlossaryPanel() {
  const { t } = useTranslation();
  return (
    <SettingsGroup title={t('engines.tabs.glossary')} hint={t('glossary.hint')}>
      <GlossaryPicker />
      <TermField />
      <TermList />
      <Proposals />
    </SettingsGroup>
  );
}
