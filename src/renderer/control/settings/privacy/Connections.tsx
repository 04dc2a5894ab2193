import { useTranslation } from 'react-i18next';
import classes from './privacy.module.css';
import { useConnections } from './use-connections';

/** Everybody that this run has connected to, and how often it was kept from it. */
export function Connections() {
  const { t, i18n } = useTranslation();
  const connections = useConnections();
  if (connections === null) return null;
  if (connections.length === 0) {
    return (
      <p className={classes.none} data-testid="no-connections">
        {t('privacy.none')}
      </p>
    );
  }
  const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium' });
  return (
    <table className={classes.connections} data-testid="connections">
      <thead>
        <tr>
          <th scope="col">{t('privacy.whom')}</th>
          <th scope="col">{t('privacy.why')}</th>
          <th scope="col">{t('privacy.times')}</th>
          <th scope="col">{t('privacy.last')}</th>
        </tr>
      </thead>
      <tbody>
        {connections.map(({ purpose, origin, here, count, refused, lastAt }) => (
          <tr key={`${purpose} ${origin}`}>
            <td>
              <span dir="ltr">{origin}</span>
              {here && <span className={classes.here}>{t('privacy.where.here')}</span>}
            </td>
            <td>{t(`privacy.purposes.${purpose}`)}</td>
            <td>
              {count}
              {refused > 0 && (
                <span className={classes.refused}>{t('privacy.refused', { total: refused })}</span>
              )}
            </td>
            <td>{time.format(lastAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
