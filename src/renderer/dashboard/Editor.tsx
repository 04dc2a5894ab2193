import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { directionOf, isolate } from '../../shared/direction';
import classes from './Bar.module.css';
import type { ActionState } from './state/actions';
import { useActions, useDashboard, useSession } from './state/context';

interface EditorProps {
  readonly editing: NonNullable<ActionState['editing']>;
}

/** Corrects a caption, or takes it back. It stays where it is while the captions go on above it. */
export function Editor({ editing }: EditorProps) {
  const { t } = useTranslation();
  const { actions } = useDashboard();
  const [text, setText] = useState(editing.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const saving = useActions((state) => state.pending === 'edit');
  const now = useSession(({ session }) => session.captions.find(({ id }) => id === editing.id)?.text);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(editing.text.length, editing.text.length);
  }, [editing.text]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') actions.endEdit();
    else if (event.key === 'Enter' && !event.shiftKey) void actions.saveEdit(text);
    else return;
    event.preventDefault();
  }

  return (
    <section className={classes.editor} aria-label={t('dashboard.editor.title')} data-testid="editor">
      <Textarea
        ref={field}
        size="md"
        label={t('dashboard.editor.text')}
        value={text}
        autosize
        minRows={1}
        maxRows={5}
        dir="auto"
        maxLength={10_000}
        description={
          now !== undefined && now !== editing.text
            ? t('dashboard.editor.meanwhile', { text: isolate(now, directionOf(now)) })
            : undefined
        }
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={onKeyDown}
        data-testid="editor-text"
      />
      <div className={classes.choices}>
        <Button
          variant="light"
          color="red"
          size="md"
          className={classes.apart ?? ''}
          onClick={() => void actions.takeBack(editing.id)}
          data-testid="take-back-caption"
        >
          {t('dashboard.editor.takeBack')}
        </Button>
        <Button variant="default" size="md" onClick={actions.endEdit} data-testid="editor-cancel">
          {t('dashboard.editor.cancel')}
        </Button>
        <Button
          size="md"
          loading={saving}
          disabled={text.trim() === ''}
          onClick={() => void actions.saveEdit(text)}
          data-testid="editor-save"
        >
          {t('dashboard.editor.save')}
        </Button>
      </div>
    </section>
  );
}
