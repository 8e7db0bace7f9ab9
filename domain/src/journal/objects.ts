/** What the journal tells of, by `objectType`: in Russian, for filters and lines. */
export const journalObjectLabels = {
  ticket: 'Обращение',
  ticket_item: 'Позиция обращения',
  mail: 'Письмо',
  document: 'Документ',
  note: 'Заметка',
  outbox_message: 'Исходящее письмо',
  template: 'Шаблон письма',
  saved_view: 'Вид очереди',
  subscriber: 'Абонент',
  licence: 'Тариф',
  application: 'Заявка',
  certificate: 'Сертификат',
  revocation: 'Запрос на отзыв',
  partner: 'Партнёр',
  restriction: 'Блокировка',
  debt: 'Долг',
  statement: 'Выписка банка',
  calendar: 'Производственный календарь',
  edition: 'Редакция регламента',
  escalation_rule: 'Правило эскалации',
  sample: 'Выборка решений',
  company_group: 'Группа компаний',
  group: 'Группа компаний (карточка)',
  registry: 'Реестр',
  user: 'Пользователь',
  session: 'Сеанс',
  role: 'Роль',
} as const satisfies Record<string, string>;

/** The label of an object's type; one that isn't known stands for itself. */
export const journalObjectLabel = (objectType: string): string =>
  (journalObjectLabels as Readonly<Record<string, string>>)[objectType] ?? objectType;
