import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../app/i18n';
import { useLanguage } from '../app/use-language';

/** Named in the language that it leads to. */
export function LanguageSwitch(): ReactElement {
  const { t } = useTranslation();
  const other = useLanguage() === 'vi' ? 'en' : 'vi';
  return (
    <button type="button" lang={other} onClick={() => void chooseLanguage(other)}>
      {t('otherLanguage')}
    </button>
  );
}
