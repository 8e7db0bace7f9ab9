import { type UserRole, userRoles } from './roles.ts';

type PermissionRow = { label: string; group: string; roles: readonly UserRole[] };

const everyone = userRoles;
/** Who decides about requests and applications. */
const deciders: readonly UserRole[] = ['specialist', 'supervisor'];
const overseers: readonly UserRole[] = ['supervisor', 'administrator'];
const supervisors: readonly UserRole[] = ['supervisor'];
const administrators: readonly UserRole[] = ['administrator'];

/**
 * Who may do what: the one table. The api asks it for every route, the panel shows it and what follows from it. An
 * administrator keeps accounts and settings and reads; deciding about requests stays with the trade.
 */
const table = {
  'tickets.read': { label: 'Видеть очередь и обращения', group: 'Обращения', roles: everyone },
  'tickets.work': {
    label: 'Брать в работу, исправлять, отвечать, запрашивать данные, отказывать, закрывать',
    group: 'Обращения',
    roles: deciders,
  },
  'tickets.execute': { label: 'Исполнять', group: 'Обращения', roles: deciders },
  'tickets.take-back': { label: 'Отменять сделанное и переносить обратно', group: 'Обращения', roles: deciders },
  'tickets.reopen': { label: 'Открывать закрытое заново', group: 'Обращения', roles: supervisors },
  'tickets.of-others': { label: 'Решать обращения, взятые другими', group: 'Обращения', roles: supervisors },
  'tickets.note': { label: 'Писать заметки', group: 'Обращения', roles: everyone },

  'mails.read': { label: 'Видеть письма и вложения', group: 'Почта', roles: everyone },
  'mails.add': {
    label: 'Загружать письма и обрабатывать их повторно',
    group: 'Почта',
    roles: ['specialist', 'supervisor', 'administrator'],
  },
  'outbox.read': { label: 'Видеть исходящие', group: 'Почта', roles: everyone },
  'outbox.send': {
    label: 'Указывать адрес и отправлять заново письма, которые не ушли',
    group: 'Почта',
    roles: [...deciders, 'ca-administrator', 'finance'],
  },
  'templates.read': { label: 'Видеть шаблоны писем', group: 'Почта', roles: everyone },
  'templates.edit': { label: 'Изменять шаблоны писем', group: 'Почта', roles: supervisors },

  'partners.read': { label: 'Видеть партнёров', group: 'Партнёры и абоненты', roles: everyone },
  'subscribers.read': { label: 'Видеть абонентов', group: 'Партнёры и абоненты', roles: everyone },
  'subscribers.edit': { label: 'Изменять карточку абонента', group: 'Партнёры и абоненты', roles: deciders },
  'groups.read': { label: 'Видеть группы компаний', group: 'Партнёры и абоненты', roles: everyone },
  'groups.edit': {
    label: 'Изменять состав групп компаний и распускать их',
    group: 'Партнёры и абоненты',
    roles: deciders,
  },

  'licences.read': { label: 'Видеть тарифы и лицензии', group: 'Тарифы', roles: everyone },
  'tariffs.block': { label: 'Блокировать тариф', group: 'Тарифы', roles: deciders },
  'tariffs.resume': { label: 'Возобновлять тариф', group: 'Тарифы', roles: deciders },
  'tariffs.revoke': { label: 'Отзывать тариф', group: 'Тарифы', roles: deciders },

  'applications.read': { label: 'Видеть заявки', group: 'Заявки', roles: everyone },
  'applications.take': { label: 'Получать заявки по ИНН и КПП', group: 'Заявки', roles: deciders },
  'applications.process': { label: 'Передавать в обработку', group: 'Заявки', roles: deciders },
  'applications.reject': { label: 'Отклонять', group: 'Заявки', roles: deciders },
  'applications.suspend': { label: 'Приостанавливать с перечнем ошибок', group: 'Заявки', roles: deciders },
  'applications.confirm': { label: 'Подтверждать', group: 'Заявки', roles: deciders },
  'applications.delegate': { label: 'Делегировать идентификацию', group: 'Заявки', roles: deciders },
  'applications.identification-result': {
    label: 'Отмечать результат идентификации',
    group: 'Заявки',
    roles: deciders,
  },
  'applications.finish': { label: 'Отмечать итог обработки', group: 'Заявки', roles: deciders },
  'applications.extras': {
    label: 'Изменять дополнительные условия: группу компаний, логин ИТС, льготы',
    group: 'Заявки',
    roles: deciders,
  },
  'checks.run': { label: 'Запускать проверки реквизитов', group: 'Заявки', roles: deciders },
  'checks.pass-by-hand': { label: 'Засчитывать проверку вручную с основанием', group: 'Заявки', roles: deciders },

  'certificates.read': { label: 'Видеть сертификаты и запросы на отзыв', group: 'Сертификаты', roles: everyone },
  'certificates.upload': {
    label: 'Загружать файлы сертификатов',
    group: 'Сертификаты',
    roles: [...deciders, 'ca-administrator'],
  },
  'certificates.disclose': {
    label: 'Видеть СНИЛС и ИНН владельца полностью, выгружать сертификат',
    group: 'Сертификаты',
    roles: [...deciders, 'ca-administrator'],
  },
  'revocations.request': {
    label: 'Заводить запрос на отзыв',
    group: 'Сертификаты',
    roles: [...deciders, 'ca-administrator'],
  },
  'revocations.approve': {
    label: 'Отзывать сертификат и отклонять запрос',
    group: 'Сертификаты',
    roles: ['ca-administrator'],
  },

  'finance.read': { label: 'Видеть долги и блокировки', group: 'Финансы', roles: everyone },
  'finance.impose': { label: 'Накладывать блокировку', group: 'Финансы', roles: ['supervisor', 'finance'] },
  'finance.lift': { label: 'Снимать блокировку', group: 'Финансы', roles: ['supervisor', 'finance'] },
  'finance.read-statements': { label: 'Видеть выписки банка', group: 'Финансы', roles: ['supervisor', 'finance'] },
  'finance.import-statement': {
    label: 'Загружать и проводить выписку банка, разносить платежи',
    group: 'Финансы',
    roles: ['finance'],
  },

  'journal.read': { label: 'Искать по журналу', group: 'Контроль', roles: everyone },
  'audit.read': { label: 'Видеть показатели работы и отчёты', group: 'Контроль', roles: overseers },
  'regulation.read': { label: 'Читать регламент', group: 'Контроль', roles: everyone },
  'wall.read': { label: 'Видеть экран для зала', group: 'Контроль', roles: everyone },
  'forecast.read': {
    label: 'Видеть прогноз сроков и правила эскалации',
    group: 'Контроль',
    roles: ['specialist', 'supervisor', 'administrator'],
  },
  'escalations.manage': { label: 'Вести правила эскалации', group: 'Контроль', roles: supervisors },
  'oversight.read': {
    label: 'Видеть выборки решений, отличия от решений машины, карточки партнёров',
    group: 'Контроль',
    roles: overseers,
  },
  'sampling.review': { label: 'Делать выборки и проверять решения', group: 'Контроль', roles: supervisors },
  'scorecards.send': { label: 'Писать партнёрам об их запросах', group: 'Контроль', roles: supervisors },
  'regulation.edit': {
    label: 'Готовить редакции регламента и вводить их в действие',
    group: 'Контроль',
    roles: supervisors,
  },
  'whatif.run': { label: 'Проверять, что изменила бы другая редакция', group: 'Контроль', roles: supervisors },
  'calendar.read': { label: 'Видеть производственный календарь', group: 'Контроль', roles: everyone },
  'calendar.manage': { label: 'Вести производственный календарь', group: 'Настройки', roles: overseers },
  'users.read': { label: 'Видеть пользователей', group: 'Настройки', roles: overseers },
  'users.manage': {
    label: 'Заводить, изменять и отключать пользователей, требовать второй фактор',
    group: 'Настройки',
    roles: administrators,
  },
} as const satisfies Record<string, PermissionRow>;

export type Permission = keyof typeof table;
export const permissions: Readonly<Record<Permission, PermissionRow>> = table;
export const permissionIds = Object.keys(table) as Permission[];

/** May people of this role do it? */
export const may = (role: UserRole, permission: Permission): boolean => permissions[permission].roles.includes(role);

/** The roles that a permission is given to, in the order of `userRoles`. */
export const rolesWith = (permission: Permission): UserRole[] => userRoles.filter((role) => may(role, permission));

/** All that people of this role may do. */
export const permissionsOf = (role: UserRole): Permission[] => permissionIds.filter((id) => may(role, id));
