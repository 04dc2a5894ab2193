import { useTranslation } from 'react-i18next';
import {
  EXPORT_BOUNDS,
  FRAME_RATES,
  MOST_OFFSET_MS,
  OPTIONS_OF,
  type ExportOption,
  type ExportOptions,
  type ExportWish,
} from '../../../shared/exporting/options';
import { CAPTION_LANGUAGES, LANGUAGE_NAMES } from '../../../shared/languages';
import { EXPORT_FORMATS } from '../../../shared/session/record';
import { SelectField } from '../settings/fields/SelectField';
import { SwitchField } from '../settings/fields/SwitchField';
import classes from './exporting.module.css';
import { NumberOption } from './NumberOption';

interface OptionFieldsProps {
  readonly wish: ExportWish;
  readonly onChange: (wish: ExportWish) => void;
}

/** The format, and what of the options it heeds. */
export function OptionFields({ wish, onChange }: OptionFieldsProps) {
  const { t } = useTranslation();
  const { format, options, offsetMs } = wish;
  const has = (option: ExportOption): boolean => OPTIONS_OF[format].includes(option);
  const change = (changed: Partial<ExportOptions>): void =>
    onChange({ ...wish, options: { ...options, ...changed } });
  return (
    <>
      <SelectField
        label={t('exporting.format')}
        hint={t(`formats.${format}.hint`)}
        value={format}
        options={EXPORT_FORMATS.map((value) => ({ value, label: t(`formats.${value}.name`) }))}
        onChange={(chosen) => onChange({ ...wish, format: chosen })}
        testId="export-format"
      />
      {has('words') && <WordFields options={options} voices={format === 'vtt'} onChange={change} />}
      {has('columns') && <CueFields options={options} onChange={change} />}
      {has('position') && (
        <SelectField
          label={t('exporting.position')}
          value={options.position}
          options={[
            { value: 'bottom', label: t('exporting.positionBottom') },
            { value: 'top', label: t('exporting.positionTop') },
          ]}
          onChange={(position) => change({ position })}
          testId="export-position"
        />
      )}
      {has('align') && (
        <SelectField
          label={t('exporting.align')}
          value={options.align}
          options={[
            { value: 'start', label: t('exporting.alignStart') },
            { value: 'center', label: t('exporting.alignCenter') },
            { value: 'end', label: t('exporting.alignEnd') },
          ]}
          onChange={(align) => change({ align })}
          testId="export-align"
        />
      )}
      {has('offsetMs') && (
        <NumberOption
          label={t('exporting.offsetMs')}
          hint={t('exporting.offsetHint')}
          value={offsetMs / 1000}
          min={-MOST_OFFSET_MS / 1000}
          max={MOST_OFFSET_MS / 1000}
          step={0.1}
          suffix={t('exporting.seconds')}
          onChange={(seconds) => onChange({ ...wish, offsetMs: Math.round(seconds * 1000) })}
          testId="export-offset"
        />
      )}
      {has('citations') && (
        <SwitchField
          label={t('exporting.citations')}
          hint={t('exporting.citationsHint')}
          checked={options.citations}
          onChange={(citations) => change({ citations })}
          testId="export-citations"
        />
      )}
      {has('byteOrderMark') && (
        <SwitchField
          label={t('settings.byteOrderMark')}
          hint={t('settings.byteOrderMarkHint')}
          checked={options.byteOrderMark}
          onChange={(byteOrderMark) => change({ byteOrderMark })}
          testId="export-bom"
        />
      )}
    </>
  );
}

interface FieldsProps {
  readonly options: ExportOptions;
  readonly onChange: (changed: Partial<ExportOptions>) => void;
}

function WordFields({ options, voices, onChange }: FieldsProps & { readonly voices: boolean }) {
  const { t } = useTranslation();
  const speakers = [
    { value: 'names', label: t('exporting.speakersNames') },
    ...(voices ? [{ value: 'voices', label: t('exporting.speakersVoices') } as const] : []),
    { value: 'none', label: t('exporting.speakersNone') },
  ] as const;
  return (
    <>
      <SelectField
        label={t('exporting.words')}
        value={options.words}
        options={[
          { value: 'both', label: t('exporting.wordsBoth') },
          { value: 'spoken', label: t('exporting.wordsSpoken') },
          { value: 'translation', label: t('exporting.wordsTranslation') },
        ]}
        onChange={(words) => onChange({ words })}
        testId="export-words"
      />
      {options.words !== 'spoken' && (
        <SelectField
          label={t('exporting.language')}
          value={options.language ?? 'usual'}
          options={[
            { value: 'usual', label: t('exporting.languageUsual') },
            ...CAPTION_LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
          ]}
          onChange={(language) => onChange({ language: language === 'usual' ? null : language })}
          testId="export-language"
        />
      )}
      <SelectField
        label={t('exporting.speakers')}
        value={!voices && options.speakers === 'voices' ? 'names' : options.speakers}
        options={speakers}
        onChange={(chosen) => onChange({ speakers: chosen })}
        testId="export-speakers"
      />
    </>
  );
}

function CueFields({ options, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const { columns, lines, leastMs, mostMs, charactersPerSecond } = EXPORT_BOUNDS;
  return (
    <>
      <div className={classes.pair}>
        <NumberOption
          {...columns}
          label={t('exporting.columns')}
          value={options.columns}
          onChange={(value) => onChange({ columns: value })}
          testId="export-columns"
        />
        <NumberOption
          {...lines}
          label={t('exporting.lines')}
          value={options.lines}
          onChange={(value) => onChange({ lines: value })}
          testId="export-lines"
        />
      </div>
      <p className={classes.hint}>{t('exporting.columnsHint')}</p>
      <div className={classes.pair}>
        <NumberOption
          label={t('exporting.leastMs')}
          value={options.leastMs / 1000}
          min={leastMs.min / 1000}
          max={leastMs.max / 1000}
          step={0.1}
          suffix={t('exporting.seconds')}
          onChange={(value) => onChange({ leastMs: Math.round(value * 1000) })}
          testId="export-least"
        />
        <NumberOption
          label={t('exporting.mostMs')}
          value={options.mostMs / 1000}
          min={mostMs.min / 1000}
          max={mostMs.max / 1000}
          step={0.5}
          suffix={t('exporting.seconds')}
          onChange={(value) => onChange({ mostMs: Math.round(value * 1000) })}
          testId="export-most"
        />
      </div>
      <NumberOption
        {...charactersPerSecond}
        label={t('exporting.charactersPerSecond')}
        value={options.charactersPerSecond}
        onChange={(value) => onChange({ charactersPerSecond: value })}
        testId="export-pace"
      />
      <SelectField
        label={t('exporting.frameRate')}
        hint={t('exporting.frameRateHint')}
        value={options.frameRate ?? 'any'}
        options={[
          { value: 'any', label: t('exporting.frameRateNone') },
          ...FRAME_RATES.map((value) => ({ value, label: value })),
        ]}
        onChange={(frameRate) => onChange({ frameRate: frameRate === 'any' ? null : frameRate })}
        testId="export-frame-rate"
      />
    </>
  );
}
