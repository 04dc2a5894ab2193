import { MultiSelect } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CAPTION_LANGUAGES,
  captionLanguageSchema,
  LANGUAGE_NAMES,
  type CaptionLanguage,
} from '../../../../shared/languages';
import { MAX_VIEWERS_LANGUAGES } from '../../../../shared/settings';
import type { TranslationCosts } from '../../../../shared/session/translation-costs';
import { formatCost, formatTokens } from '../../../ui/format';
import { Callout, ErrorCallout } from '../../parts/Callout';
import { useActions, useControlContext, useSession } from '../../state/context';
import { useAsk } from '../../state/use-ask';
import { FIELD } from '../fields/field';
import { costTogether } from './cost-together';
import classes from './ViewerLanguages.module.css';

/** Which languages viewers may read captions in, and what each costs before it is chosen. */
export function ViewerLanguages() {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const { changeSettings } = useActions();
  const translation = useSession((state) => state.settings.translation);
  // What it costs is another answer with another server or price.
  const engine = useSession((state) => JSON.stringify(state.settings.languageEngine));
  const { value, error, again } = useAsk(
    // oxlint-disable-next-line react/exhaustive-deps -- see above
    useCallback(() => api.translationCosts(), [api, engine]),
  );
  const own = translation.enabled ? translation.language : null;
  const chosen = translation.viewers.filter((language) => language !== own);

  return (
    <>
      {value?.unavailable && (
        <Callout
          level={value.unavailable === 'ceiling' ? 'warning' : 'info'}
          title={t(`viewers.${value.unavailable}`)}
        >
          {t(`viewers.${value.unavailable}Text`)}
        </Callout>
      )}
      {error && <ErrorCallout error={error} again={{ label: t('history.again'), onClick: again }} />}
      <MultiSelect
        {...FIELD}
        label={t('viewers.languages')}
        description={t('viewers.languagesHint', { most: MAX_VIEWERS_LANGUAGES })}
        placeholder={chosen.length === 0 ? t('viewers.placeholder') : ''}
        nothingFoundMessage={t('viewers.none')}
        disabled={value?.unavailable === 'embedded'}
        maxValues={MAX_VIEWERS_LANGUAGES}
        searchable
        hidePickedOptions
        withScrollArea={false}
        classNames={{
          ...FIELD.classNames,
          dropdown: classes.dropdown ?? '',
          inputField: classes.typed ?? '',
        }}
        value={chosen}
        data={CAPTION_LANGUAGES.filter((language) => language !== own).map((language) => ({
          value: language,
          label: LANGUAGE_NAMES[language],
        }))}
        renderOption={({ option }) => (
          <span className={classes.option}>
            <span lang={option.value}>{option.label}</span>
            <Cost costs={value} of={[captionLanguageSchema.parse(option.value)]} />
          </span>
        )}
        onChange={(languages) =>
          void changeSettings({
            translation: {
              ...translation,
              viewers: languages.map((each) => captionLanguageSchema.parse(each)),
            },
          })
        }
        data-testid="viewer-languages"
      />
      {value?.unavailable !== 'embedded' && chosen.length > 0 && <Bill costs={value} chosen={chosen} />}
    </>
  );
}

interface BillProps {
  readonly costs: TranslationCosts | null;
  readonly chosen: readonly CaptionLanguage[];
}

function Bill({ costs, chosen }: BillProps) {
  const { t } = useTranslation();
  if (!costs) return <output className={classes.note}>{t('viewers.asking')}</output>;
  const measured = chosen.every((language) =>
    costs.languages.some((each) => each.language === language && each.measured),
  );
  return (
    <div className={classes.bill} data-testid="viewer-languages-cost">
      <dl className={classes.lines}>
        {chosen.map((language) => (
          <div key={language} className={classes.line}>
            <dt lang={language}>{LANGUAGE_NAMES[language]}</dt>
            <dd>
              <Cost costs={costs} of={[language]} />
            </dd>
          </div>
        ))}
        {chosen.length > 1 && (
          <div className={classes.line} data-sum>
            <dt>{t('viewers.together')}</dt>
            <dd>
              <Cost costs={costs} of={chosen} />
            </dd>
          </div>
        )}
      </dl>
      <p className={classes.note}>
        {t(measured ? 'viewers.measured' : 'viewers.estimated', { captions: costs.captions })}
      </p>
      <p className={classes.note}>{t('viewers.usage')}</p>
    </div>
  );
}

interface CostProps {
  readonly costs: TranslationCosts | null;
  readonly of: readonly CaptionLanguage[];
}

/** What an hour of captions in these languages costs, in words; nothing until it is known. */
function Cost({ costs, of }: CostProps) {
  const { t, i18n } = useTranslation();
  if (!costs) return null;
  const { cost, tokens } = costTogether(costs, of);
  const words =
    cost === null
      ? t('viewers.unknown', { tokens: formatTokens(tokens, i18n.language) })
      : cost === 0
        ? t('viewers.free')
        : t('viewers.cost', { cost: formatCost(cost, i18n.language) });
  return <span className={classes.cost}>{words}</span>;
}
