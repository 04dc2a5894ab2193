import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ageOf, nextAgeIn } from './age';

/** An age that nobody believes, ms: a day. */
const LONGEST_MS = 24 * 3_600_000;

interface DigestAgeProps {
  /** Epoch milliseconds; undefined where nobody knows. */
  readonly madeAt: number | undefined;
  /** Whether the next one is on its way. */
  readonly making: boolean;
}

/** How old the summary is, while the session runs. It changes in silence: a screen reader reads it where it is asked for. */
export function DigestAge({ madeAt, making }: DigestAgeProps) {
  const { t } = useTranslation();
  if (making) return <span data-testid="digest-age">{t('age.making')}</span>;
  return madeAt === undefined ? null : <Ticking key={madeAt} madeAt={madeAt} />;
}

function Ticking({ madeAt }: { readonly madeAt: number }) {
  const { t } = useTranslation();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), nextAgeIn(now - madeAt));
    return () => clearTimeout(timer);
  }, [now, madeAt]);
  // The clock was set meanwhile: no session goes on for so long without a summary.
  if (now - madeAt > LONGEST_MS) return null;
  const { unit, count } = ageOf(now - madeAt);
  return (
    <time dateTime={new Date(madeAt).toISOString()} data-testid="digest-age">
      {t(`age.${unit}`, { count })}
    </time>
  );
}
