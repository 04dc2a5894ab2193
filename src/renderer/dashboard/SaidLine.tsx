import { Button, CloseButton } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { isolate, directionOf } from '../../shared/direction';
import { messageText } from '../ui/message-text';
import type { Said } from './state/actions';
import { useActions, useDashboard } from './state/context';
import classes from './SaidLine.module.css';

/** What came of the last thing that was done, until it is closed or something else is done. */
export function SaidLine() {
  const { t } = useTranslation();
  const { actions } = useDashboard();
  const said = useActions((state) => state.said);
  // It is there before it says anything, so that screen readers hear of it.
  return (
    <output className={classes.place} data-testid="said" data-kind={said?.kind}>
      {said && (
        <span className={classes.said} data-bad={said.kind === 'failed' || undefined}>
          <span className={classes.text}>{wordsOf(t, said)}</span>
          {said.kind === 'term' && (
            <Button
              size="md"
              variant="light"
              onClick={() => void actions.learn(said.term)}
              data-testid="learn-term"
            >
              {t('correct.termYes')}
            </Button>
          )}
          <CloseButton size={44} aria-label={t('browser.dismiss')} onClick={actions.dismiss} />
        </span>
      )}
    </output>
  );
}

function wordsOf(t: TFunction, said: Said): string {
  switch (said.kind) {
    case 'failed': {
      const { title, text } = messageText(t, said.error.code, said.error.params);
      return `${title}. ${text}`;
    }
    case 'took-back':
      return t('dashboard.tookBack');
    case 'saved':
      return t('dashboard.editor.saved');
    case 'term':
      return `${t('dashboard.editor.saved')} ${t('correct.term', { term: said.term })}`;
    case 'learned':
      return t('dashboard.editor.learned', { term: said.term });
    case 'gone':
      return t('dashboard.editor.gone');
    case 'replaced':
      return t('dashboard.editor.replaced', { words: said.words.map(quoted).join(', ') });
    case 'overruled':
      return t('dashboard.editor.overruled', { text: isolate(said.text, directionOf(said.text)) });
  }
}

function quoted(words: string): string {
  return `“${isolate(words, directionOf(words))}”`;
}
