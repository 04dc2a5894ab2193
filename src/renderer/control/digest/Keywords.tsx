import { directionOf } from '../../../shared/direction';
import classes from './digest.module.css';

/** Most important first. */
export function Keywords({ keywords }: { readonly keywords: readonly string[] }) {
  return (
    <ul className={classes.keywords} data-testid="keywords">
      {keywords.map((keyword) => (
        <li key={keyword} className={classes.keyword} dir={directionOf(keyword)}>
          {keyword}
        </li>
      ))}
    </ul>
  );
}
