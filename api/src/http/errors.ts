import {
  type ApplicationRefusal,
  type BlockingCheck,
  type SignInDuty,
  type Verdict,
  verdictLabels,
} from '@perenos/domain';

/** What may go wrong, each with the facts that its message needs. */
export type ErrorFacts = {
  'malformed-request': object;
  'invalid-input': { fields: Record<string, string> };
  /** `unread`: numbers of later tickets about the same subscriber. */
  'unconfirmed-checks': { fields: Record<string, string>; unread: readonly string[] };
  unauthenticated: object;
  'wrong-credentials': object;
  'locked-out': { until: Date };
  'recovery-locked': { until: Date };
  'second-factor-needed': object;
  'wrong-second-factor': object;
  'duty-first': { duty: SignInDuty };
  'second-factor-enrolled': object;
  'second-factor-absent': object;
  'second-factor-demanded': object;
  'own-account': object;
  'last-administrator': object;
  'no-email': object;
  forbidden: object;
  'foreign-origin': object;
  'not-found': { what: string };
  'version-conflict': { version: number; by: string | null };
  'already-executed': { by: string | null };
  'verdict-changed': { position: number; before: Verdict; after: Verdict; reasons: string[] };
  'taken-by-another': { by: string };
  'not-allowed-now': { reason: string };
  'undo-expired': { reason: string };
  'registry-changed': { reason: string };
  'template-changed': { version: number };
  'application-not-found': { inn: string; kpp: string };
  'application-refused': { reason: string; refusal: ApplicationRefusal };
  'application-changed': { version: number; by: string | null };
  'checks-not-passed': { reason: string; blocking: BlockingCheck[] };
  /** `refusal`: which rule; `failed`: the checks that didn't pass, in words. */
  'revocation-refused': { reason: string; refusal: string; failed: string[] };
  'object-changed': { what: string; version: number; by: string };
  /** `rule`: of the financial block, by which it is refused. */
  'restriction-refused': { reason: string; rule: string };
  'statement-booked': { by: string; fileName: string };
  'statement-changed': object;
  'page-unavailable': object;
  'calendar-year-missing': { year: number };
  'body-too-large': { limitMegabytes: number };
  'unavailable-here': { what: string };
  'database-unavailable': object;
  'storage-unavailable': object;
  internal: { requestId: string };
};

export type ErrorCode = keyof ErrorFacts;
export type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503;
type ErrorEntry<C extends ErrorCode> = { status: ErrorStatus; message: (facts: ErrorFacts[C]) => string };

const moscowTime = new Intl.DateTimeFormat('ru-RU', { timeZone: 'Europe/Moscow', hour: '2-digit', minute: '2-digit' });

const dutyWords: Readonly<Record<SignInDuty, string>> = {
  'change-password': 'Сначала смените временный пароль.',
  'enrol-second-factor': 'Сначала подключите второй фактор: для вашей роли он обязателен.',
};

/** The one map from error code to HTTP status and to the words that people read. The compiler keeps it complete. */
const errorMap: { readonly [C in ErrorCode]: ErrorEntry<C> } = {
  'malformed-request': { status: 400, message: () => 'Запрос не удалось разобрать.' },
  'invalid-input': { status: 422, message: () => 'Проверьте введённые данные.' },
  'unconfirmed-checks': {
    status: 422,
    message: ({ unread }) =>
      unread.length > 0
        ? `Позже об этом абоненте писали ещё, и это не разобрано: ${unread.join(', ')}. Возможно, просьбу отзывают: откройте обращение, прочитайте более позднее и подтвердите исполнение.`
        : 'Подтвердите, что проверили официальное письмо глазами: бланк, подпись и печать (п. 3.5–3.7).',
  },
  unauthenticated: { status: 401, message: () => 'Войдите в систему: сеанс не открыт или истёк.' },
  'wrong-credentials': { status: 401, message: () => 'Неверный логин или пароль.' },
  'locked-out': {
    status: 429,
    message: ({ until }) => `Слишком много неудачных попыток входа. Повторите после ${moscowTime.format(until)} (МСК).`,
  },
  'recovery-locked': {
    status: 429,
    message: ({ until }) =>
      `Временный пароль для этого логина запрашивали слишком часто. Повторите после ${moscowTime.format(until)} (МСК).`,
  },
  'second-factor-needed': { status: 401, message: () => 'Введите код из приложения или резервный код.' },
  'wrong-second-factor': {
    status: 401,
    message: () => 'Код не подошёл или уже использован. Дождитесь следующего кода и введите его.',
  },
  'duty-first': { status: 403, message: ({ duty }) => dutyWords[duty] },
  'second-factor-enrolled': {
    status: 409,
    message: () => 'Второй фактор уже подключён. Чтобы сменить устройство, сначала отключите его.',
  },
  'second-factor-absent': { status: 409, message: () => 'Второй фактор не подключён.' },
  'second-factor-demanded': {
    status: 409,
    message: () => 'Для вашей роли второй фактор обязателен: отключить его может только администратор.',
  },
  'own-account': {
    status: 409,
    message: () => 'Свою роль, доступ и второй фактор меняет другой администратор: так никто не закроет вход сам себе.',
  },
  'last-administrator': {
    status: 409,
    message: () => 'Это последний действующий администратор: сначала назначьте другого.',
  },
  'no-email': { status: 409, message: () => 'У пользователя не указана почта: пароль некуда отправить.' },
  forbidden: { status: 403, message: () => 'Для этого действия недостаточно прав.' },
  'foreign-origin': { status: 403, message: () => 'Запрос пришёл с чужого сайта и отклонён.' },
  'not-found': { status: 404, message: ({ what }) => `${what}: не найдено.` },
  'version-conflict': {
    status: 409,
    message: ({ by }) =>
      `Обращение изменилось, пока вы на него смотрели${by ? ` (${by})` : ''}. Обновите страницу и повторите.`,
  },
  'already-executed': {
    status: 409,
    message: ({ by }) => (by ? `Обращение уже исполнено: ${by}.` : 'Обращение уже исполнено.'),
  },
  'verdict-changed': {
    status: 409,
    message: ({ position, before, after }) =>
      `Позиция ${position}: решение изменилось с «${verdictLabels[before]}» на «${verdictLabels[after]}» — реестр уже другой. Ничего не исполнено.`,
  },
  'taken-by-another': { status: 409, message: ({ by }) => `Обращение уже в работе: ${by}.` },
  'revocation-refused': { status: 409, message: ({ reason }) => reason },
  'not-allowed-now': { status: 409, message: ({ reason }) => reason },
  'undo-expired': { status: 409, message: ({ reason }) => reason },
  'registry-changed': { status: 409, message: ({ reason }) => reason },
  'template-changed': {
    status: 409,
    message: ({ version }) => `Шаблон уже изменён другим сотрудником: теперь это версия ${version}. Обновите страницу.`,
  },
  'object-changed': {
    status: 409,
    message: ({ what, by }) =>
      `${what}: изменено, пока вы смотрели${by ? ` (${by})` : ''}. Ничего не сделано: посмотрите на свежие данные и повторите.`,
  },
  'application-not-found': {
    status: 404,
    message: ({ inn, kpp }) => `Не найдена заявка с таким ИНН/КПП (${inn}/${kpp}).`,
  },
  'application-refused': { status: 409, message: ({ reason }) => reason },
  'application-changed': {
    status: 409,
    message: ({ by }) =>
      `Заявка изменилась, пока вы на неё смотрели${by ? ` (${by})` : ''}. Показаны свежие данные: проверьте их и повторите.`,
  },
  'checks-not-passed': { status: 409, message: ({ reason }) => reason },
  'restriction-refused': { status: 409, message: ({ reason }) => reason },
  'statement-booked': {
    status: 409,
    message: ({ by, fileName }) => `Выписка «${fileName}» уже проведена (${by}): ничего не изменилось.`,
  },
  'statement-changed': {
    status: 409,
    message: () => 'Пока вы смотрели, счета или ограничения изменились. Показано заново: проверьте и проведите.',
  },
  'page-unavailable': { status: 422, message: () => 'Страницу этого документа показать нельзя. Скачайте вложение.' },
  'calendar-year-missing': {
    status: 409,
    message: ({ year }) =>
      `Производственного календаря на ${year} год ещё нет: срок посчитать нельзя. Сообщите администратору.`,
  },
  'body-too-large': {
    status: 413,
    message: ({ limitMegabytes }) => `Слишком большой запрос: принимается не больше ${limitMegabytes} МБ.`,
  },
  'unavailable-here': { status: 503, message: ({ what }) => `${what}: сейчас недоступно в этом процессе.` },
  'database-unavailable': { status: 503, message: () => 'База данных сейчас недоступна. Повторите через минуту.' },
  'storage-unavailable': {
    status: 503,
    message: () =>
      'На диске базы нет места, или он недоступен для записи: изменения не сохраняются, новые письма ждут. Сообщите администратору. Когда место появится, работа продолжится сама.',
  },
  internal: {
    status: 500,
    message: ({ requestId }) => `Внутренняя ошибка. Сообщите администратору номер запроса ${requestId}.`,
  },
};

export type ErrorBody = { code: ErrorCode; message: string; errors?: Record<string, string>; details?: unknown };

/** A refusal that the panel shows. Thrown by use cases, turned into an answer in one place (`onError`). */
export class ApiError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly facts: ErrorFacts[C];

  constructor(code: C, facts: ErrorFacts[C]) {
    super(code);
    this.name = 'ApiError';
    this.code = code;
    this.facts = facts;
  }

  get status(): ErrorStatus {
    return errorMap[this.code].status;
  }

  get body(): ErrorBody {
    const entry: ErrorEntry<C> = errorMap[this.code];
    const facts: object = this.facts;
    const message = entry.message(this.facts);
    if ('fields' in facts) return { code: this.code, message, errors: facts.fields as Record<string, string> };
    return Object.keys(facts).length === 0
      ? { code: this.code, message }
      : { code: this.code, message, details: facts };
  }
}
