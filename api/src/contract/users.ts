import { z } from '@hono/zod-openapi';
import { instant, roles } from './common.ts';

export const userRow = z
  .object({
    id: z.number().int(),
    login: z.string(),
    name: z.string(),
    role: z.enum(roles),
    email: z.string().nullable(),
    active: z.boolean(),
    lockedUntil: instant.nullable(),
    temporaryPasswordUntil: instant.nullable().openapi({ description: 'Свой пароль ещё не задан' }),
    secondFactorSince: instant.nullable(),
    createdAt: instant,
    lastSeenAt: instant.nullable().openapi({ description: 'По открытым сеансам' }),
    sessions: z.number().int().openapi({ description: 'Открытых сеансов' }),
  })
  .openapi('UserRow');

const fields = {
  login: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._@-]{1,99}$/, 'Латинские буквы, цифры, точка, дефис, подчёркивание, от двух знаков'),
  name: z.string().trim().min(1, 'Введите имя').max(200),
  role: z.enum(roles),
  email: z.email('Адрес почты не похож на настоящий').max(200).nullable(),
};

export const newUser = z
  .object({ ...fields, byMail: z.boolean().openapi({ description: 'Отправить временный пароль на почту' }) })
  .openapi('NewUser');
export const userChange = z.object({ ...fields, active: z.boolean() }).openapi('UserChange');
export const byMail = z.object({ byMail: z.boolean() }).openapi('TemporaryPasswordRequest');

/** The password is told here once, or mailed and told to nobody. */
export const issuedPassword = z
  .object({ user: userRow, temporaryPassword: z.string().nullable(), until: instant })
  .openapi('IssuedPassword');

export const permissionTable = z
  .object({
    roles: z.array(
      z.object({
        role: z.enum(roles),
        label: z.string(),
        secondFactorDemanded: z.boolean(),
        users: z.number().int(),
        withSecondFactor: z.number().int(),
      }),
    ),
    permissions: z.array(
      z.object({ id: z.string(), group: z.string(), label: z.string(), roles: z.array(z.enum(roles)) }),
    ),
  })
  .openapi('PermissionTable');
export const roleDemand = z.object({ secondFactorDemanded: z.boolean() }).openapi('RoleDemand');
