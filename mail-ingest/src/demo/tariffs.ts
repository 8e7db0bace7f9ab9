import type { Product, Tariff, TariffKind } from '@perenos/domain';

/** The names of the tariffs that most of the demo's licences have. */
export const paid = 'Платная лицензия (годовое обслуживание)';
export const its = 'Информационно-технологическое сопровождение 1С';

const catalogue: Record<Product, readonly (readonly [TariffKind, string])[]> = {
  '1c-reporting': [
    ['paid', paid],
    ['paid', 'Верное решение (опция)'],
    ['paid', 'Основной (2 года)'],
    ['paid', 'Группа Компаний'],
    ['free', 'Промо'],
    ['free', 'Бонус'],
    ['its', its],
    ['representative', 'Платная лицензия УП (годовое обслуживание)'],
    ['representative-client', 'Дополнительная лицензия для клиентов УП (годовое обслуживание)'],
    ['carry-over', 'Обслуживание учетной записи 1С в рамках ранее заключенного договора'],
  ],
  'astral-report-4.5': [
    ['paid', paid],
    ['authorized-center', 'Авторизованный центр'],
    ['authorized-center-client', 'Регистрация абонента авторизованного центра'],
    ['carry-over', 'Обслуживание учетной записи Астрал Отчет в рамках ранее заключенного договора'],
  ],
  'astral-report-online': [['paid', 'Онлайн. Базовый (1 год)']],
  'astral-online': [['paid', 'Астрал Онлайн (годовое обслуживание)']],
  'astral-et': [['paid', 'Астрал-ЭТ. Годовое обслуживание']],
  '1c-etp': [['paid', '1С-ЭТП. Годовое обслуживание']],
  'astral-edo': [['paid', 'Астрал.ЭДО. Базовый']],
};

/** The tariff catalogue of the demo registry, with the names that the regulation spells out. */
export const demoTariffs: Tariff[] = Object.entries(catalogue).flatMap(([product, tariffs]) =>
  tariffs.map(([kind, name]) => ({ product: product as Product, kind, name })),
);
