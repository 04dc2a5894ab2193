import { Button, Loader } from '@mantine/core';
import { IconFileCode } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSize } from '../../../../ui/format';
import { ErrorCallout } from '../../../../ui/parts/Callout';
import { HintedButton } from '../../fields/HintedButton';
import { InsideCheckLine } from './InsideCheckLine';
import classes from './InsideModelForm.module.css';
import { useInside } from './use-inside';

/** The language model on this computer: which file it is, and whether it works here. */
export function InsideModelForm() {
  const { t, i18n } = useTranslation();
  const { state, error, choose, check, cancel, forget } = useInside();
  const card = useRef<HTMLDivElement>(null);
  if (!state) return error ? <ErrorCallout error={error} /> : <Loader size="xs" color="gray" />;
  const { model } = state;
  const running = state.check.type === 'running';
  return (
    <div className={classes.form} data-testid="inside" data-check={state.check.type} ref={card} tabIndex={-1}>
      {model ? (
        <div className={classes.card}>
          <div className={classes.words}>
            <p className={classes.name}>{model.name}</p>
            <p className={classes.facts}>
              <span>{formatSize(model.bytes, i18n.language)}</span>
              {model.licence !== '' && <span>{t('inside.licence', { licence: model.licence })}</span>}
            </p>
            <InsideCheckLine check={state.check} />
          </div>
          <div className={classes.actions}>
            {running ? (
              <Button size="xs" variant="default" onClick={cancel} data-testid="inside-cancel">
                {t('inside.cancel')}
              </Button>
            ) : (
              <Button size="xs" variant="default" onClick={check} data-testid="inside-check">
                {t(state.check.type === 'none' ? 'inside.check' : 'inside.again')}
              </Button>
            )}
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              title={t('inside.forgetHint')}
              onClick={() => {
                // The button goes with the model; the keyboard stays here.
                card.current?.focus();
                forget();
              }}
              data-testid="inside-forget"
            >
              {t('inside.forget')}
            </Button>
          </div>
        </div>
      ) : (
        <p className={classes.none}>{t('inside.none')}</p>
      )}
      {state.check.type === 'failed' && <ErrorCallout error={state.check.error} />}
      {error && <ErrorCallout error={error} />}
      <HintedButton
        icon={<IconFileCode size={16} stroke={1.75} />}
        label={t(model ? 'inside.other' : 'inside.choose')}
        hint={t('inside.chooseHint')}
        onClick={choose}
        testId="inside-choose"
      />
      <p className={classes.note}>{t(model ? 'inside.how' : 'inside.where')}</p>
    </div>
  );
}
