/** What a line of the journal says has happened. The kinds are written by the use cases and by the reading of mails. */
const titles: Readonly<Record<string, string>> = {
  'ticket-opened': 'Обращение открыто по письму',
  'ticket-follow-up': 'Пришло дополнение',
  'ticket-taken': 'Взято в работу',
  'ticket-released': 'Возвращено в очередь',
  'ticket-executed': 'Исполнено',
  'data-requested': 'Запрошены данные',
  'ticket-refused': 'Отказано',
  'field-corrected': 'Исправлено поле',
  'ticket-closed': 'Закрыто',
  'registry-changed': 'Изменён реестр',
  'mail-reprocessed': 'Письмо прочитано заново',
  'mail-uploaded': 'Письмо загружено в панели',
  'registry-imported': 'Загружен реестр',
  'user-created': 'Создан пользователь',
};

export const journalTitle = (kind: string): string => titles[kind] ?? kind;
