import type { ReactElement } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { pageSettings } from '../app/page-settings';
import { useLanguage } from '../app/use-language';
import styles from './header.module.css';
import { LanguageSwitch } from './language-switch';
import layout from './layout.module.css';
import { SchemeSwitch } from './scheme-switch';

export function Header(): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <header className={styles.header}>
      <div className={`${layout.wide} ${styles.row}`}>
        <Link to="/" className={styles.brand}>
          <img src="/assets/paht.svg" alt="" width="36" height="36" />
          <span>
            <strong>{t('product')}</strong>
            <small>{pageSettings.city.name[language]}</small>
          </span>
        </Link>
        <nav aria-label={t('navigation')}>
          <ul className={styles.links}>
            <li>
              <a href="/reports/new">{t('newReport')}</a>
            </li>
            <li>
              <LanguageSwitch />
            </li>
            <li>
              <SchemeSwitch />
            </li>
          </ul>
        </nav>
      </div>
    </header>
  );
}
