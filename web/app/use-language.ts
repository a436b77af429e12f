import { useTranslation } from 'react-i18next';
import type { Language } from './i18n';

/** The language of what is shown; whoever asks is shown anew when it changes. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'vi';
}
