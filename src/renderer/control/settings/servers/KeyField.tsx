import { Button, Checkbox, PasswordInput } from '@mantine/core';
import { IconClock, IconKey, IconLock } from '@tabler/icons-react';
import { useEffect, useRef, useState, type FocusEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Keys } from '../../../../shared/ipc';
import { Callout, ErrorCallout } from '../../../ui/parts/Callout';
import { isKeyFor, unsafeHost } from '../../state/base-url';
import { useEngineActions, useEngines } from '../../state/context';
import { FIELD, onEnter } from '../fields/field';
import classes from './KeyField.module.css';

interface KeyFieldProps {
  readonly id: string;
  /** The server that it is for. */
  readonly baseUrl: string;
  readonly needed: boolean;
  /** What it is called where it is no key. */
  readonly words?: KeyWords;
}

interface KeyWords {
  readonly label: string;
  readonly placeholder: string;
  readonly save: string;
  /** Where it is kept and goes, where there is a keychain. */
  readonly hint: string;
}

/** A server's key: it can be given, replaced and removed, but never seen again. */
export function KeyField({ id, baseUrl, needed, words }: KeyFieldProps) {
  const { t } = useTranslation();
  const { label, placeholder, save, hint } = words ?? {
    label: needed ? t('keys.label') : t('keys.labelOptional'),
    placeholder: t('keys.placeholder'),
    save: t('keys.save'),
    hint: t('keys.hint'),
  };
  const { setKey } = useEngineActions();
  const keys = useEngines((state) => state.keys);
  const error = useEngines((state) => state.keyErrors[id]);
  const outdated = useEngines((state) => state.outdatedKeys.includes(id));
  const [draft, setDraft] = useState('');
  const [keep, setKeep] = useState(false);
  const [replacing, setReplacing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (replacing) input.current?.focus();
  }, [replacing]);
  if (!keys) return null;

  const exists = isKeyFor(baseUrl, keys, id);
  const elsewhere = !exists && keys.ids.includes(id);
  const host = exists || draft !== '' ? unsafeHost(baseUrl) : null;

  function finish(): void {
    const key = draft.trim();
    setDraft('');
    setReplacing(false);
    if (key !== '') void setKey(id, key, keep);
  }

  /** Going on to another field saves what was typed; a look into another window does not. */
  function onLeave({ currentTarget, relatedTarget }: FocusEvent): void {
    if (!currentTarget.contains(relatedTarget) && document.hasFocus()) finish();
  }

  return (
    <div className={classes.key} data-testid="key-field">
      {exists && !replacing ? (
        <KeyState
          label={words?.label ?? t('keys.label')}
          state={stateOf(keys, id)}
          onReplace={() => setReplacing(true)}
          onRemove={() => void setKey(id, null, false)}
        />
      ) : (
        <div onBlur={onLeave}>
          <div className={classes.entry}>
            <PasswordInput
              {...FIELD}
              className={classes.input ?? ''}
              label={label}
              description={keys.keychain ? hint : t('keys.noKeychain')}
              placeholder={placeholder}
              value={draft}
              onChange={({ currentTarget: { value } }) => setDraft(value)}
              onKeyDown={onEnter(finish)}
              ref={input}
              autoComplete="off"
              spellCheck={false}
              maxLength={1000}
              data-testid="key-input"
            />
            {draft !== '' && (
              <Button className={classes.save ?? ''} variant="default" onClick={finish}>
                {save}
              </Button>
            )}
            {replacing && draft === '' && (
              <Button
                className={classes.save ?? ''}
                variant="subtle"
                color="gray"
                onClick={() => setReplacing(false)}
              >
                {t('keys.cancel')}
              </Button>
            )}
          </div>
          {!keys.keychain && (
            <Checkbox
              className={classes.keep ?? ''}
              // Keeps the focus in the input: leaving it would save the key before this box is ticked.
              wrapperProps={{ onMouseDown: (event: MouseEvent) => event.preventDefault() }}
              size="sm"
              label={t('keys.keepAnyway')}
              description={t('keys.keepAnywayHint')}
              checked={keep}
              onChange={({ currentTarget: { checked } }) => setKeep(checked)}
            />
          )}
        </div>
      )}
      {outdated && <Callout level="info">{t('keys.outdated')}</Callout>}
      {elsewhere && <Callout level="info">{t('keys.elsewhere')}</Callout>}
      {host !== null && <Callout level="warning">{t('engines.server.unsafe', { host })}</Callout>}
      {error && <ErrorCallout error={error} />}
    </div>
  );
}

type State = 'kept' | 'keptPlain' | 'thisRun';

function stateOf(keys: Keys, id: string): State {
  if (!keys.kept.includes(id)) return 'thisRun';
  return keys.keychain ? 'kept' : 'keptPlain';
}

const ICONS = { kept: IconLock, keptPlain: IconKey, thisRun: IconClock };

interface KeyStateProps {
  readonly label: string;
  readonly state: State;
  readonly onReplace: () => void;
  readonly onRemove: () => void;
}

function KeyState({ label, state, onReplace, onRemove }: KeyStateProps) {
  const { t } = useTranslation();
  const Icon = ICONS[state];
  return (
    <div>
      <div className={classes.label}>{label}</div>
      <div className={classes.state} data-state={state}>
        <Icon size={18} stroke={1.75} aria-hidden />
        <span className={classes.words}>{t(`keys.${state}`)}</span>
        <Button size="xs" variant="default" onClick={onReplace}>
          {t('keys.replace')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onRemove}>
          {t('keys.remove')}
        </Button>
      </div>
    </div>
  );
}
