import { Autocomplete } from '@mantine/core';
import type { ReactNode } from 'react';
import { FIELD, onEnter } from './field';
import classes from './fields.module.css';
import { useDraft } from './use-draft';

/** Some servers list hundreds of models; nobody scrolls through more than this. */
const MOST_SHOWN = 200;

interface SuggestFieldProps {
  readonly label: string;
  readonly hint: ReactNode;
  /** Why there are no suggestions; it does not make the text wrong. */
  readonly problem?: string | null;
  readonly placeholder?: string;
  readonly saved: string;
  readonly suggestions: readonly string[];
  readonly onCommit: (value: string) => void;
  /** The user looks at the suggestions. */
  readonly onOpen?: () => void;
  readonly action?: ReactNode;
  readonly testId: string;
}

/** Free text with suggestions. It holds when one is chosen, at Enter, and when the field is left. */
export function SuggestField(props: SuggestFieldProps) {
  const { saved, onCommit } = props;
  const [draft, setDraft] = useDraft(saved);

  function finish(text: string): void {
    const value = text.trim();
    setDraft(value);
    if (value !== saved) onCommit(value);
  }

  return (
    <Autocomplete
      {...FIELD}
      label={props.label}
      description={props.hint}
      error={props.problem ?? null}
      withErrorStyles={false}
      placeholder={props.placeholder ?? ''}
      value={draft}
      onChange={setDraft}
      {...(props.onOpen ? { onDropdownOpen: props.onOpen } : {})}
      onOptionSubmit={finish}
      onBlur={() => finish(draft)}
      onKeyDown={onEnter(() => finish(draft))}
      data={[...new Set(props.suggestions)]}
      // Until something else is typed, the whole list shows what there is.
      {...(draft === saved ? { filter: ({ options }) => options } : {})}
      limit={MOST_SHOWN}
      withScrollArea={false}
      classNames={{ ...FIELD.classNames, dropdown: classes.dropdown ?? '' }}
      maxLength={200}
      spellCheck={false}
      rightSection={props.action}
      data-testid={props.testId}
    />
  );
}
