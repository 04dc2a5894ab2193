import { useTranslation } from 'react-i18next';
import type { OverlayStyle } from '../../../shared/overlay/style';
import { formatNumber } from '../../ui/format';
import { SelectField } from '../settings/fields/SelectField';
import { SliderField } from '../settings/fields/SliderField';
import { ColourField } from './ColourField';
import { useLook } from './use-look';

const KINDS: readonly OverlayStyle['box'][] = ['line', 'block', 'none'];

/** What lies under the words. */
export function BoxFields() {
  const { t, i18n } = useTranslation();
  const [look, change] = useLook();
  const percent = (share: number): string =>
    t('overlay.percent', { percent: formatNumber(share * 100, i18n.language, 0) });
  return (
    <>
      <SelectField
        label={t('overlay.box.kind')}
        value={look.box}
        options={KINDS.map((value) => ({ value, label: t(`overlay.box.kinds.${value}`) }))}
        onChange={(box) => change({ box })}
        testId="style-box"
      />
      {look.box !== 'none' && (
        <>
          <ColourField
            label={t('overlay.box.colour')}
            saved={look.boxColour}
            onCommit={(boxColour) => change({ boxColour })}
            testId="style-box-colour"
          />
          <SliderField
            label={t('overlay.box.opacity')}
            textOf={percent}
            saved={look.boxOpacity}
            min={0}
            max={1}
            step={0.05}
            onCommit={(boxOpacity) => change({ boxOpacity })}
            testId="style-box-opacity"
          />
          <SliderField
            label={t('overlay.box.radius')}
            textOf={percent}
            saved={look.boxRadiusEm}
            min={0}
            max={0.7}
            step={0.02}
            onCommit={(boxRadiusEm) => change({ boxRadiusEm })}
            testId="style-box-radius"
          />
        </>
      )}
      <SliderField
        label={t('overlay.box.all')}
        textOf={percent}
        saved={look.opacity}
        min={0.2}
        max={1}
        step={0.05}
        onCommit={(opacity) => change({ opacity })}
        testId="style-opacity"
      />
    </>
  );
}
