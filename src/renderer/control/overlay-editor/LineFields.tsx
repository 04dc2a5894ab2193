import { useTranslation } from 'react-i18next';
import type { OverlayStyle } from '../../../shared/overlay/style';
import { SelectField } from '../settings/fields/SelectField';
import { SliderField } from '../settings/fields/SliderField';
import { SwitchField } from '../settings/fields/SwitchField';
import { useLook } from './use-look';

const ALIGNS: readonly OverlayStyle['align'][] = ['start', 'center', 'end'];
const FLOWS: readonly OverlayStyle['flow'][] = ['roll-up', 'pop-on'];
const COUNTS = ['1', '2', '3', '4'] as const;
/** What a line has again that was as long as the box. */
const USUAL_COLUMNS = 50;

/** How many lines there are, how long, and how new ones come. */
export function LineFields() {
  const { t } = useTranslation();
  const [look, change] = useLook();
  return (
    <>
      <SelectField
        label={t('overlay.lines.count')}
        value={COUNTS.find((count) => Number(count) === look.lines) ?? '2'}
        options={COUNTS.map((value) => ({ value, label: value }))}
        onChange={(lines) => change({ lines: Number(lines) })}
        testId="style-lines"
      />
      <SwitchField
        label={t('overlay.lines.whole')}
        hint={t('overlay.lines.wholeHint')}
        checked={look.columns === null}
        onChange={(whole) => change({ columns: whole ? null : USUAL_COLUMNS })}
        testId="style-whole"
      />
      {look.columns !== null && (
        <SliderField
          label={t('overlay.lines.columns')}
          textOf={(latin) => t('overlay.lines.columnsText', { latin, korean: latin / 2 })}
          saved={look.columns}
          min={16}
          max={120}
          step={2}
          onCommit={(columns) => change({ columns })}
          testId="style-columns"
        />
      )}
      <SelectField
        label={t('overlay.lines.align')}
        hint={t('overlay.lines.alignHint')}
        value={look.align}
        options={ALIGNS.map((value) => ({ value, label: t(`overlay.lines.aligns.${value}`) }))}
        onChange={(align) => change({ align })}
        testId="style-align"
      />
      <SelectField
        label={t('overlay.lines.flow')}
        value={look.flow}
        options={FLOWS.map((value) => ({ value, label: t(`overlay.lines.flows.${value}`) }))}
        onChange={(flow) => change({ flow })}
        testId="style-flow"
      />
    </>
  );
}
