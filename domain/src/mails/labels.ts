/** What may become of a mail, in words. Codes are those of the reading of mails. */
export const mailOutcomeLabels: Readonly<Record<string, string>> = {
  ticket: 'Открыто обращение',
  'follow-up': 'Добавлено в обращение',
  duplicate: 'Повтор письма, которое уже получено',
  ignored: 'Не требует работы',
  quarantined: 'В карантине',
  added: 'Приложено сотрудником',
};

/** Why a mail was put aside. */
export const mailReasonLabels: Readonly<Record<string, string>> = {
  'auto-reply': 'автоответ',
  bounce: 'отчёт о недоставке',
  'no-request': 'в письме нет запроса',
  empty: 'письмо пустое',
  'no-header': 'в файле нет заголовков письма',
  'body-lost': 'содержимое есть, но прочесть его не удалось',
  'too-large': 'письмо слишком большое',
  'too-many-parts': 'в письме слишком много частей',
  'too-deep': 'слишком много писем, вложенных друг в друга',
  'too-many-headers': 'в письме слишком много заголовков',
  malformed: 'письмо повреждено',
  'gone-from-server': 'на почтовом сервере письма больше нет: попросите отправителя прислать его снова',
};

/** The way of a mail, step by step. */
export const mailStepLabels: Readonly<Record<string, string>> = {
  keep: 'Сохранено',
  parse: 'Разобрано',
  screen: 'Проверено: не повтор, не автоответ',
  identify: 'Отправитель определён',
  thread: 'Найдено своё обращение',
  read: 'Вложения прочитаны',
  extract: 'Поля найдены',
  judge: 'Рассмотрено по регламенту',
  queue: 'Поставлено в очередь',
};
