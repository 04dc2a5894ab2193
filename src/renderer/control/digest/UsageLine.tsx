import { useTranslation } from 'react-i18next';
import { formatCost, formatTokens } from '../../ui/format';
import { useSession } from '../state/context';

/** The tokens that the session used and what they cost; nothing while it used none. */
export function UsageLine({ className }: { readonly className: string | undefined }) {
  const { t, i18n } = useTranslation();
  const { inputTokens, outputTokens, cost } = useSession((state) => state.session.usage);
  const tokens = inputTokens + outputTokens;
  if (tokens === 0 && !cost) return null;
  const parts = [
    tokens > 0 && t('usage.tokens', { tokens: formatTokens(tokens, i18n.language) }),
    cost !== null && cost > 0 && formatCost(cost, i18n.language),
  ].filter((part) => part !== false);
  const detail = t('usage.detail', { input: inputTokens, output: outputTokens });
  return (
    <p
      className={className}
      title={cost === null ? `${detail}. ${t('usage.noPrice')}` : detail}
      data-testid="usage"
    >
      {t('usage.label')}: {parts.join(' · ')}
    </p>
  );
}
