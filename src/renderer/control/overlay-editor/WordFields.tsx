import { useTranslation } from 'react-i18next';
import type { OverlayStyle } from '../../../shared/overlay/style';
import { SelectField } from '../settings/fields/SelectField';
import { SwitchField } from '../settings/fields/SwitchField';
import { ColourField } from './ColourField';
import { useLook } from './use-look';

const TENTATIVES: readonly OverlayStyle['tentative'][] = ['dimmed', 'underlined', 'hidden'];

/** Which words show beside those that hold, and how they are told apart. */
export function WordFields() {
  const { t } = useTranslation();
  const [look, change] = useLook();
  return (
    <>
      <SelectField
        label={t('overlay.words.tentative')}
        value={look.tentative}
        options={TENTATIVES.map((value) => ({ value, label: t(`overlay.words.tentatives.${value}`) }))}
        onChange={(tentative) => change({ tentative })}
        testId="style-tentative"
      />
      <SwitchField
        label={t('overlay.words.names')}
        hint={t('overlay.words.namesHint')}
        checked={look.speakerNames}
        onChange={(speakerNames) => change({ speakerNames })}
        testId="style-names"
      />
      {look.speakerNames && (
        <SwitchField
          label={t('overlay.words.colours')}
          hint={t('overlay.words.coloursHint')}
          checked={look.speakerColours}
          onChange={(speakerColours) => change({ speakerColours })}
          testId="style-name-colours"
        />
      )}
      {look.speakerNames && !look.speakerColours && (
        <ColourField
          label={t('overlay.words.nameColour')}
          saved={look.speakerColour}
          onCommit={(speakerColour) => change({ speakerColour })}
          testId="style-name-colour"
        />
      )}
      <SwitchField
        label={t('overlay.words.translations')}
        hint={t('overlay.words.translationsHint')}
        checked={look.translations}
        onChange={(translations) => change({ translations })}
        testId="style-translations"
      />
      {look.translations && (
        <ColourField
          label={t('overlay.words.translationColour')}
          saved={look.translationColour}
          onCommit={(translationColour) => change({ translationColour })}
          testId="style-translation-colour"
        />
      )}
    </>
  );
}
