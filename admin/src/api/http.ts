import { fetchUtils, HttpError } from 'react-admin';
import { tellSession } from '../auth/sessionEnd.ts';

/** Body of an error answer of `/api`. */
type ApiErrorBody = { code?: string; message?: string; errors?: Record<string, string>; details?: unknown };

const byStatus: Record<number, string> = {
  0: 'Нет связи с сервером. Проверьте сеть и повторите: введённое сохранено.',
  401: 'Сеанс закончился. Войдите снова: введённое сохранено.',
  403: 'Для этого действия у вас нет прав. Обратитесь к руководителю или администратору.',
  404: 'Такой записи нет: возможно, её уже убрали. Обновите список.',
  409: 'Обращение изменилось, пока вы работали. Показаны свежие данные: проверьте их и повторите.',
  413: 'Файл слишком большой.',
  422: 'Данные не приняты: проверьте поля.',
  429: 'Слишком много попыток. Подождите немного и повторите.',
};

/** A sentence for people that says what happened and what to do; the server's own words come first. */
export function errorText(error: unknown): string {
  if (!(error instanceof HttpError)) return 'Что-то пошло не так. Обновите страницу и повторите.';
  const said = (error.body as ApiErrorBody | null | undefined)?.message;
  if (said) return said;
  return byStatus[error.status] ?? `Сервер не смог выполнить запрос (код ${error.status}). Повторите через минуту.`;
}

export function errorStatus(error: unknown): number | null {
  return error instanceof HttpError ? error.status : null;
}

/** The code of the refusal, for what the panel does about it. */
export function errorCode(error: unknown): string | null {
  return error instanceof HttpError ? ((error.body as ApiErrorBody | null | undefined)?.code ?? null) : null;
}

/** Messages by field of a 422 answer. */
export function fieldErrors(error: unknown): Record<string, string> {
  return error instanceof HttpError ? ((error.body as ApiErrorBody | null | undefined)?.errors ?? {}) : {};
}

/**
 * `fetchJson` with the session's cookie, whose errors always carry a Russian sentence: react-admin shows
 * `error.message` as it is.
 */
export async function fetchJson(url: string, options: fetchUtils.Options = {}) {
  try {
    return await fetchUtils.fetchJson(url, { ...options, credentials: 'same-origin' });
  } catch (error) {
    if (errorCode(error) === 'unauthenticated') tellSession(true);
    if (error instanceof HttpError) throw new HttpError(errorText(error), error.status, error.body);
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new HttpError(byStatus[0], 0);
  }
}
