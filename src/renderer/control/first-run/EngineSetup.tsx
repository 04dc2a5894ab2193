import { Button } from '@mantine/core';
import { IconCircleCheck, IconCloud } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../ui/parts/Callout';
import { HintedButton } from '../settings/fields/HintedButton';
import { TrialCard } from '../settings/fields/TrialCard';
import { LanguageGapHint } from '../settings/models/LanguageGapHint';
import { inUse, isUsable } from '../settings/models/model-list';
import { useLanguageGap } from '../settings/models/use-language-gap';
import { SpeechServerForm } from '../settings/speech/SpeechServerForm';
import { useEngineActions, useEngines, useModels, useSession } from '../state/context';
import classes from './first-run.module.css';

/** Who makes the captions: a model that knows the language, here or fetched, or a server. */
export function EngineSetup() {
  const { t } = useTranslation();
  const { changeSpeech, testSpeech } = useEngineActions();
  const { engine, model } = useSession((state) => state.settings.speech);
  const gap = useLanguageGap();
  const models = useModels((state) => state.models);
  const trial = useEngines((state) => state.speechTrial);
  const better = gap?.better;
  const here = better && isUsable(better) && better.check.type !== 'running' ? better.id : null;
  useEffect(() => {
    // It needs no question: nothing else here knows the language.
    if (here !== null && engine === 'local') void changeSpeech({ model: here });
  }, [here, engine, changeSpeech]);
  if (!models) return null;

  if (engine === 'server') {
    return (
      <section className={classes.engine} data-testid="engine-server">
        <Callout
          level="info"
          title={t('firstRun.what.serverUsed')}
          action={
            <Button size="xs" variant="default" onClick={() => void changeSpeech({ engine: 'local' })}>
              {t('firstRun.what.localToo')}
            </Button>
          }
        />
        <SpeechServerForm />
        <TrialCard
          title={t('engines.trial.speech')}
          hint={t('engines.trial.speechHint')}
          trial={trial}
          paid
          onTest={() => void testSpeech()}
          testId="speech-trial"
        />
      </section>
    );
  }
  if (!gap) {
    const [used] = inUse(models, model);
    return (
      <p className={classes.ready} data-testid="engine-ready">
        <IconCircleCheck size={18} stroke={1.75} aria-hidden />
        {t('firstRun.what.ready', {
          model: used?.origin === 'embedded' ? t('models.builtIn') : (used?.name ?? ''),
        })}
      </p>
    );
  }
  return (
    <section className={classes.engine} data-testid="engine-gap">
      <LanguageGapHint />
      <HintedButton
        icon={<IconCloud size={15} stroke={2} />}
        label={t('firstRun.what.serverToo')}
        hint={t('firstRun.what.serverTooHint')}
        onClick={() => void changeSpeech({ engine: 'server' })}
        testId="use-server"
      />
    </section>
  );
}
