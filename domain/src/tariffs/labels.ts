import type { ExtensionKind, ExtensionStanding } from './extensions.ts';
import type { TariffEvent, TariffStanding } from './states.ts';

// WEB-Регистратор's own words.

export const tariffStandingLabels: Readonly<Record<TariffStanding, string>> = {
  registered: 'Зарегистрирован',
  waiting: 'В ожидании',
  blocked: 'Заблокирован',
  revoked: 'Отозван',
};

export const tariffEventLabels: Readonly<Record<TariffEvent, string>> = {
  block: 'Заблокировать',
  resume: 'Возобновить',
  revoke: 'Отозвать',
};

export const extensionKindLabels: Readonly<Record<ExtensionKind, string>> = {
  'cryptopro-csp': 'Встроенная в сертификат лицензия СКЗИ «КриптоПро CSP»',
};

export const extensionStandingLabels: Readonly<Record<ExtensionStanding, string>> = {
  waiting: 'В ожидании',
  registered: 'Зарегистрировано',
  expired: 'Срок истёк',
};
