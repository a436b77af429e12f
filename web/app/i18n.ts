import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { queryClient } from './query-client';

export type Language = 'vi' | 'en';

/** Each file is a namespace, loaded when a page asks for it: `useTranslation('home')`. */
const files = import.meta.glob<Record<string, unknown>>('../texts/*/*.ts', { import: 'texts' });

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, namespace, callback) {
    files[`../texts/${language}/${namespace}.ts`]!().then(
      (texts) => callback(null, texts),
      (error: unknown) => callback(error as Error, null),
    );
  },
};

/** Begins in the language in which the server has sent the page. */
export async function startI18n(): Promise<void> {
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: document.documentElement.lang,
      supportedLngs: ['vi', 'en'],
      fallbackLng: false,
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      // Its console is for faults.
      showSupportNotice: false,
    });
}

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'vi';
}

/** Changes what is shown at once, and has the server remember it for pages to come. Offline it stays as it is. */
export async function chooseLanguage(language: Language): Promise<void> {
  await i18next.loadLanguages(language);
  if (!i18next.hasResourceBundle(language, 'common')) return;
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  await queryClient.invalidateQueries();
  await fetch(`/?language=${language}`, { redirect: 'manual' }).catch(() => undefined);
}
