import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalModel } from '../../../../shared/local-models';
import { useEngineActions } from '../../state/context';
import { busyModel, percentOf } from '../../state/model-activity';
import { knownLanguages } from './model-list';
import { ModelFacts } from './ModelFacts';
import classes from './ModelRow.module.css';

interface BuiltInRowProps {
  readonly models: readonly LocalModel[];
  readonly used: boolean;
  readonly language: string;
  /** What there is to set while they are used. */
  readonly children: ReactNode;
}

/** The embedded models as one: which of them runs when is chosen by accuracy and load. */
export function BuiltInRow({ models, used, language, children }: BuiltInRowProps) {
  const { t } = useTranslation();
  const { changeSpeech } = useEngineActions();
  const recommended = models.some((model) => model.recommended);
  const busy = busyModel(models, []);
  return (
    <li className={classes.row} data-used={used || undefined} data-testid="model-row" data-model="built-in">
      <div className={classes.head}>
        <div className={classes.words}>
          <p className={classes.name}>
            {t('models.builtIn')}
            {recommended && <span className={classes.recommended}>{t('models.recommended')}</span>}
          </p>
          <ModelFacts
            languages={knownLanguages(models)}
            language={language}
            facts={[
              models.map((model) => model.name).join(', '),
              busy
                ? t(`models.activity.${busy.activity.type}`, { percent: percentOf(busy.activity) })
                : t('models.builtInHint'),
            ]}
          />
        </div>
        {used ? (
          <span className={classes.used}>{t('models.inUse')}</span>
        ) : (
          <Button
            size="xs"
            variant="default"
            aria-label={t('models.useOf', { model: t('models.builtIn') })}
            onClick={() => void changeSpeech({ model: '' })}
          >
            {t('models.use')}
          </Button>
        )}
        <span className={classes.menu} />
      </div>
      {children && <div className={classes.below}>{children}</div>}
    </li>
  );
}
