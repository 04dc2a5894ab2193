import { useTranslation } from 'react-i18next';
import { GlossaryFields } from '../glossary/GlossaryFields';
import { Group } from './fields/Group';

/** Names and terms; captions, summaries and translations all use them. */
export function GlossaryPanel() {
  const { t } = useTranslation();
  return (
    <Group title={t('engines.tabs.glossary')} hint={t('glossary.hint')}>
      <GlossaryFields className="" />
    </Group>
  );
}
