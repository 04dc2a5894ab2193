import { useTranslation } from 'react-i18next';
import type { OverlayStyle } from '../../../shared/overlay/style';
import { formatNumber } from '../../ui/format';
import { SelectField } from '../settings/fields/SelectField';
import { SliderField } from '../settings/fields/SliderField';
import { ColourField } from './ColourField';
import { FontField } from './FontField';
import { useLook } from './use-look';

/** As CSS counts them, from 300 on. */
const WEIGHTS = ['light', 'regular', 'medium', 'semibold', 'bold', 'extrabold', 'black'] as const;
const LIGHTEST = 300;
const STEP = 100;
const SHADOWS: readonly OverlayStyle['shadow'][] = ['none', 'soft', 'hard'];

/** The letters: which, how large, in what colours. */
export function TextFields() {
  const { t, i18n } = useTranslation();
  const [look, change] = useLook();
  const weight = WEIGHTS[Math.round((look.fontWeight - LIGHTEST) / STEP)] ?? 'regular';
  return (
    <>
      <FontField />
      <SliderField
        label={t('overlay.text.size')}
        textOf={(pixels) => t('settings.pixels', { pixels })}
        saved={look.fontSizePx}
        min={16}
        max={120}
        step={2}
        onCommit={(fontSizePx) => change({ fontSizePx })}
        testId="style-size"
      />
      <SelectField
        label={t('overlay.text.weight')}
        value={weight}
        options={WEIGHTS.map((value) => ({ value, label: t(`overlay.text.weights.${value}`) }))}
        onChange={(value) => change({ fontWeight: LIGHTEST + STEP * WEIGHTS.indexOf(value) })}
        testId="style-weight"
      />
      <ColourField
        label={t('overlay.text.colour')}
        saved={look.textColour}
        onCommit={(textColour) => change({ textColour })}
        testId="style-colour"
      />
      <SliderField
        label={t('overlay.text.outline')}
        textOf={(em) => t('overlay.percent', { percent: formatNumber(em * 100, i18n.language, 0) })}
        saved={look.outlineEm}
        min={0}
        max={0.2}
        step={0.01}
        onCommit={(outlineEm) => change({ outlineEm })}
        testId="style-outline"
      />
      {look.outlineEm > 0 && (
        <ColourField
          label={t('overlay.text.outlineColour')}
          saved={look.outlineColour}
          onCommit={(outlineColour) => change({ outlineColour })}
          testId="style-outline-colour"
        />
      )}
      <SelectField
        label={t('overlay.text.shadow')}
        value={look.shadow}
        options={SHADOWS.map((value) => ({ value, label: t(`overlay.text.shadows.${value}`) }))}
        onChange={(shadow) => change({ shadow })}
        testId="style-shadow"
      />
    </>
  );
}
