import polyglotI18nProvider from 'ra-i18n-polyglot';
import russian from 'ra-language-russian';
import type { TranslationMessages } from 'react-admin';
import { mergeTranslations } from 'react-admin';

/** What the community's catalogue lacks, and where our words are better for this house. */
const own = {
  ra: {
    guesser: { empty: { title: 'Нет данных', message: 'Проверьте источник данных' } },
    page: {
      error: 'Что-то пошло не так',
      empty: 'Здесь пока ничего нет',
      not_found: 'Такой страницы нет',
    },
    navigation: { no_results: 'Ничего не найдено', no_filtered_results: 'По этим условиям ничего не найдено' },
    notification: {
      http_error: 'Нет связи с сервером. Проверьте сеть и повторите.',
      not_authorized: 'Для этого действия у вас нет прав.',
    },
    auth: { email: 'Эл. почта', auth_check_error: 'Войдите, чтобы продолжить' },
  },
};

/** The whole catalogue of the panel: react-admin's keys in Russian. */
export const messages = mergeTranslations(russian as TranslationMessages, own) as TranslationMessages;

/** What is no key of the catalogue is a sentence for people already: notifications go through the translator too. */
function sentence(key: string): string {
  if (/^(ra|resources)\./.test(key)) console.warn(`Нет перевода: ${key}`);
  return key;
}

export const i18nProvider = polyglotI18nProvider(() => messages, 'ru', [{ locale: 'ru', name: 'Русский' }], {
  onMissingKey: sentence,
});
