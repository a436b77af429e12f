import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { pageSettings } from '../app/page-settings';
import { useLanguage } from '../app/use-language';
import styles from './footer.module.css';
import layout from './layout.module.css';

export function Footer(): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const { city, mailbox, temporalUiUrl } = pageSettings;
  const { centreName, hotline } = city;
  return (
    <footer className={styles.footer}>
      <div className={`${layout.wide} ${styles.row}`}>
        <div>
          <p>{centreName[language]}</p>
          {hotline !== null && (
            <p>
              {t('hotline')}: <a href={`tel:${hotline}`}>{spaced(hotline)}</a>
            </p>
          )}
        </div>
        <ul className={styles.links} data-screen-only>
          <li>
            <a href="/docs/">{t('openData')}</a>
          </li>
          {mailbox && (
            <li>
              <a href="/mailbox">{t('mailbox')}</a>
            </li>
          )}
          {temporalUiUrl !== null && (
            <li>
              <a href={temporalUiUrl}>{t('temporalUi')}</a>
            </li>
          )}
          <li>
            <a href="?view=plain">{t('plainPages')}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}

/** `19001075` as it is painted on cars: 1900 1075. */
function spaced(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, '$1 ');
}
