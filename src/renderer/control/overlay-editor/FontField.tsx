import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { overlayStyleSchema } from '../../../shared/overlay/style';
import { SuggestField } from '../settings/fields/SuggestField';
import { installedFonts } from './font-names';
import { useLook } from './use-look';

/** The font of captions: one of those installed, or any by its name. */
export function FontField() {
  const { t } = useTranslation();
  const [{ fontFamily }, change] = useLook();
  const [fonts, setFonts] = useState<readonly string[] | null>(null);

  async function load(): Promise<void> {
    if (!fonts || fonts.length === 0) setFonts(await installedFonts());
  }
  return (
    <SuggestField
      label={t('overlay.text.font')}
      hint={fonts?.length === 0 ? t('overlay.text.fontNone') : t('overlay.text.fontHint')}
      placeholder={t('overlay.text.fontSystem')}
      saved={fontFamily}
      suggestions={fonts ?? []}
      onCommit={(family) => {
        if (overlayStyleSchema.shape.fontFamily.safeParse(family).success) change({ fontFamily: family });
      }}
      onOpen={() => void load()}
      testId="style-font"
    />
  );
}
