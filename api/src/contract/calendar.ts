import { createRoute, z } from '@hono/zod-openapi';
import { body, date, instant, ok, refusals } from './common.ts';

const decree = z.object({ number: z.string(), date, title: z.string() });

const calendarDay = z
  .object({
    date,
    worked: z.boolean(),
    short: z.boolean(),
    kind: z.enum(['weekday', 'worked-weekend', 'weekend', 'public-holiday', 'moved-by-article-112', 'moved-by-decree']),
    text: z.string(),
  })
  .openapi('CalendarDay');

export const calendarYearView = z
  .object({
    year: z.number().int(),
    workingDays: z.number().int(),
    workingDaysByMonth: z.array(z.number().int()),
    decree,
    source: z.string(),
    revision: z.number().int().nullable().openapi({ description: 'null: год поставлен вместе с программой' }),
    loadedAt: instant.nullable(),
    loadedBy: z.string().nullable(),
    days: z.array(calendarDay),
  })
  .openapi('CalendarYear');
export type CalendarYearView = z.infer<typeof calendarYearView>;

export const calendarView = z
  .object({
    version: z.string(),
    years: z.array(z.number().int()),
    warning: z.string().nullable().openapi({ description: 'С ноября: чего не хватает на следующий год' }),
  })
  .openapi('Calendar');

const calendarUpload = z.object({
  content: z.unknown().openapi({ description: 'Содержимое файла года, JSON' }),
  decree: z.object({
    number: z.string().trim().min(1, 'Укажите номер постановления').max(40),
    date,
    title: z.string().trim().min(1, 'Укажите название постановления').max(300),
  }),
  source: z.string().trim().min(10, 'Укажите, откуда взят календарь: не короче 10 знаков').max(500),
});
export type CalendarUpload = z.infer<typeof calendarUpload>;

export const calendarCheck = z
  .object({
    year: z.number().int().nullable(),
    problems: z.array(z.string()),
    totals: z.object({ workingDays: z.number().int(), workingDaysByMonth: z.array(z.number().int()) }).nullable(),
    changes: z.array(z.object({ date, before: z.string(), after: z.string() })),
  })
  .openapi('CalendarCheck');
export type CalendarCheckView = z.infer<typeof calendarCheck>;

const tags = ['calendar'];
export const calendarRoute = createRoute({
  method: 'get',
  path: '/',
  tags,
  summary: 'Какие годы покрыты, и предупреждение о следующем',
  responses: { ...ok(calendarView, 'Производственный календарь'), ...refusals(401, 403) },
});
export const calendarYearRoute = createRoute({
  method: 'get',
  path: '/{year}',
  tags,
  request: {
    params: z.object({
      year: z.coerce
        .number()
        .int()
        .openapi({ param: { name: 'year', in: 'path' } }),
    }),
  },
  responses: { ...ok(calendarYearView, 'Год по дням'), ...refusals(401, 403, 404) },
});
export const checkCalendarRoute = createRoute({
  method: 'post',
  path: '/check',
  tags,
  summary: 'Проверить файл года, ничего не меняя',
  request: body(calendarUpload),
  responses: { ...ok(calendarCheck, 'Итоги и отличия от действующего'), ...refusals(401, 403, 422) },
});
export const loadCalendarRoute = createRoute({
  method: 'post',
  path: '/',
  tags,
  summary: 'Загрузить год; открытые обращения пересчитываются, закрытые — нет',
  request: body(calendarUpload),
  responses: {
    ...ok(z.object({ version: z.string(), year: z.number().int(), movedTickets: z.number().int() }), 'Год загружен'),
    ...refusals(401, 403, 409, 422),
  },
});
