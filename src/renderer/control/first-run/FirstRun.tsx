import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Logo } from '../../ui/parts/Logo';
import { Notices } from '../notices/Notices';
import { useActions, useEngineActions, useModelActions } from '../state/context';
import classes from './first-run.module.css';
import { ShowStep } from './ShowStep';
import { TestStep } from './TestStep';
import { useSkipKey } from './use-skip-key';
import { WhatStep } from './WhatStep';

const STEPS = [
  { name: 'what', Step: WhatStep },
  { name: 'test', Step: TestStep },
  { name: 'show', Step: ShowStep },
] as const;

/** A screen reader begins to read here, and Tab goes on from here. */
function focus(title: HTMLHeadingElement | null): void {
  title?.focus();
}

/** Three screens for who is new here: what to caption, how it sounds, where captions go. Every choice holds at once. */
export function FirstRun({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { changeSettings, toggle } = useActions();
  const engines = useEngineActions();
  const models = useModelActions();
  const [at, setAt] = useState(0);
  const { name, Step } = STEPS[at] ?? STEPS[0];
  const last = at === STEPS.length - 1;

  async function finish(): Promise<void> {
    await changeSettings({ firstRun: 'done' });
    onDone();
  }
  useSkipKey(() => void finish());

  useEffect(() => {
    void engines.load();
    void models.load();
  }, [engines, models]);
  return (
    <div className={classes.page} data-testid="first-run" data-step={name}>
      <header className={classes.header}>
        <Logo size={28} />
        <span className={classes.app}>Jamak</span>
        <span className={classes.step}>{t('firstRun.step', { step: at + 1, total: STEPS.length })}</span>
        <Button
          className={classes.skip ?? ''}
          variant="subtle"
          color="gray"
          size="sm"
          aria-keyshortcuts="Escape"
          rightSection={<kbd className={classes.key}>{t('firstRun.skipHint')}</kbd>}
          onClick={() => void finish()}
          data-testid="first-run-skip"
        >
          {t('firstRun.skip')}
        </Button>
      </header>
      <Notices />
      <main className={classes.body}>
        <div className={classes.column}>
          <h1 key={name} ref={focus} className={classes.title} tabIndex={-1}>
            {t(`firstRun.${name}.title`)}
          </h1>
          <Step />
        </div>
      </main>
      <footer className={classes.footer}>
        <div className={classes.actions}>
          {at > 0 && (
            <Button variant="default" size="md" onClick={() => setAt(at - 1)} data-testid="first-run-back">
              {t('firstRun.back')}
            </Button>
          )}
          <span className={classes.space} />
          {last && (
            <Button
              variant="default"
              size="md"
              onClick={() => void finish().then(toggle)}
              data-testid="first-run-start"
            >
              {t('firstRun.start')}
            </Button>
          )}
          <Button
            size="md"
            onClick={() => (last ? void finish() : setAt(at + 1))}
            data-testid={last ? 'first-run-done' : 'first-run-next'}
          >
            {t(last ? 'firstRun.done' : 'firstRun.next')}
          </Button>
        </div>
      </footer>
    </div>
  );
}
