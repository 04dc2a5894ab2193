import { useTranslation } from 'react-i18next';
import { useSession } from '../../state/context';
import { flowsOf } from './flows';
import classes from './privacy.module.css';

/** What goes where with the settings as they are. */
export function Flows() {
  const { t } = useTranslation();
  const settings = useSession((state) => state.settings);
  return (
    <dl className={classes.flows} data-testid="flows">
      {flowsOf(settings).map(({ what, where, hosts }) => (
        <div key={what} className={classes.flow} data-where={where} data-testid={`flow-${what}`}>
          <dt>{t(`privacy.flows.${what}`)}</dt>
          <dd>
            <span className={classes.where}>{t(`privacy.where.${where}`)}</span>
            {hosts.length > 0 && (
              <span className={classes.hosts} dir="ltr">
                {hosts.join(', ')}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
