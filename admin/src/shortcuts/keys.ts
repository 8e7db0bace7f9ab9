/**
 * Every key of the panel, by page: what `?` shows and what the handlers are bound by. Codes are places on the keyboard
 * (`KeyboardEvent.code`), so that the keys work in the Russian layout; `KeyG KeyM` is G, then M.
 */
type Key = { codes: readonly string[]; meaning: string };

const everywhere = {
  search: { codes: ['Slash'], meaning: 'поиск по всему' },
  undo: { codes: ['KeyU'], meaning: 'отменить только что сделанное' },
  help: { codes: ['Shift+Slash'], meaning: 'эта подсказка' },
  goQueue: { codes: ['KeyG KeyQ'], meaning: 'очередь' },
  goMine: { codes: ['KeyG KeyI'], meaning: 'мои обращения' },
  goReady: { codes: ['KeyG KeyR'], meaning: 'готовы к исполнению' },
  goMails: { codes: ['KeyG KeyM'], meaning: 'письма' },
  goTrace: { codes: ['KeyG KeyW'], meaning: 'где моё письмо?' },
  goPartners: { codes: ['KeyG KeyP'], meaning: 'партнёры' },
  goSubscribers: { codes: ['KeyG KeyS'], meaning: 'абоненты' },
  goLicences: { codes: ['KeyG KeyL'], meaning: 'лицензии' },
  goApplications: { codes: ['KeyG KeyA'], meaning: 'заявки' },
  goJournal: { codes: ['KeyG KeyJ'], meaning: 'журнал' },
  goOutbox: { codes: ['KeyG KeyO'], meaning: 'исходящие' },
} satisfies Record<string, Key>;

const queue = {
  down: { codes: ['KeyJ', 'ArrowDown'], meaning: 'следующая строка' },
  up: { codes: ['KeyK', 'ArrowUp'], meaning: 'предыдущая строка' },
  mark: { codes: ['KeyX'], meaning: 'отметить строку' },
  markAll: { codes: ['Shift+KeyX'], meaning: 'отметить все на странице, снять отметки' },
  execute: { codes: ['KeyE'], meaning: 'исполнить отмеченные' },
  take: { codes: ['KeyT'], meaning: 'взять обращение себе' },
  filter: { codes: ['KeyF'], meaning: 'поиск в этом списке' },
  save: { codes: ['KeyV'], meaning: 'сохранить вид' },
  density: { codes: ['KeyD'], meaning: 'плотность строк' },
} satisfies Record<string, Key>;

const ticket = {
  primary: { codes: ['KeyE'], meaning: 'главное действие, а где его нет — выбор действия' },
  confirm: { codes: ['KeyA'], meaning: 'подтвердить все проверки глазами' },
  doubt: { codes: ['KeyD'], meaning: 'сомнительное поле: его варианты, Enter выбирает' },
  correct: { codes: ['KeyC'], meaning: 'исправить поле запроса: следующее, Enter открывает' },
  correctDocument: { codes: ['Shift+KeyC'], meaning: 'то же в полях документа' },
  reply: { codes: ['KeyR'], meaning: 'править ответ' },
  note: { codes: ['KeyN'], meaning: 'заметка коллегам' },
  take: { codes: ['KeyT'], meaning: 'взять себе или вернуть в очередь' },
  assign: { codes: ['KeyH'], meaning: 'передать коллеге' },
  subscriber: { codes: ['KeyS'], meaning: 'карточка абонента рядом' },
  partner: { codes: ['KeyP'], meaning: 'карточка партнёра рядом' },
  item: { codes: Array.from({ length: 9 }, (_, index) => `Digit${index + 1}`), meaning: 'позиция обращения' },
  next: { codes: ['KeyJ'], meaning: 'следующее обращение' },
  previous: { codes: ['KeyK'], meaning: 'предыдущее обращение' },
  back: { codes: ['Escape'], meaning: 'закрыть карточку, вернуться в очередь' },
} satisfies Record<string, Key>;

const list = {
  filter: { codes: ['KeyF'], meaning: 'поиск в этом списке' },
} satisfies Record<string, Key>;

const record = {
  back: { codes: ['Escape'], meaning: 'вернуться назад' },
} satisfies Record<string, Key>;

const applicationActions = {
  process: { codes: ['KeyE'], meaning: 'в обработку' },
  confirm: { codes: ['KeyC'], meaning: 'подтвердить' },
  suspend: { codes: ['KeyS'], meaning: 'приостановить с перечнем ошибок' },
  delegate: { codes: ['KeyD'], meaning: 'делегировать идентификацию' },
  reject: { codes: ['KeyR'], meaning: 'отклонить' },
  print: { codes: ['KeyP'], meaning: 'печатный бланк' },
} satisfies Record<string, Key>;

const applications = {
  down: { codes: ['KeyJ', 'ArrowDown'], meaning: 'следующая заявка' },
  up: { codes: ['KeyK', 'ArrowUp'], meaning: 'предыдущая заявка' },
  mark: { codes: ['KeyX'], meaning: 'отметить заявку' },
  take: { codes: ['KeyT'], meaning: 'получить заявку по ИНН и КПП' },
  filter: { codes: ['KeyF'], meaning: 'поиск в реестре' },
  ...applicationActions,
} satisfies Record<string, Key>;

const application = {
  tab: { codes: ['Digit1', 'Digit2', 'Digit3', 'Digit4'], meaning: 'вкладка заявки' },
  back: { codes: ['Escape'], meaning: 'вернуться назад' },
  ...applicationActions,
} satisfies Record<string, Key>;

const subscriber = {
  tab: { codes: Array.from({ length: 7 }, (_, index) => `Digit${index + 1}`), meaning: 'раздел карточки' },
  edit: { codes: ['KeyE'], meaning: 'изменить карточку' },
} satisfies Record<string, Key>;

export const keyTable = { queue, ticket, list, record, subscriber, applications, application, everywhere };

type KeyTable = typeof keyTable;
export type KeyScope = keyof KeyTable;
/** A handler for every key of a page: what `?` promises, the page does. */
export type KeyHandlers<Scope extends KeyScope> = Record<keyof KeyTable[Scope], (event: KeyboardEvent) => void>;

export const scopeTitles: Record<KeyScope, string> = {
  queue: 'Очередь',
  ticket: 'Обращение',
  list: 'Прочие списки',
  record: 'Карточки',
  subscriber: 'Карточка абонента',
  applications: 'Реестр заявок',
  application: 'Заявка',
  everywhere: 'Везде',
};

const shownCodes: Record<string, string> = {
  Slash: '/',
  'Shift+Slash': '?',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
  Enter: 'Enter',
};

/** A code as it is written on the key: «KeyG KeyM» gives «G» and «M». */
export const shownKeys = (code: string): string[] =>
  code.split(' ').map((each) => shownCodes[each] ?? each.replace('Shift+', '⇧ ').replace(/Key|Digit/, ''));

export const keysOf = (scope: KeyScope): [string, Key][] => Object.entries<Key>(keyTable[scope]);
