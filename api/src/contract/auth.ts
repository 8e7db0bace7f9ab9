import { z } from '@hono/zod-openapi';
import { signInDuties } from '@perenos/domain';
import { instant, roles } from './common.ts';

const user = z
  .object({ id: z.number().int(), login: z.string(), name: z.string(), role: z.enum(roles) })
  .openapi('User');
export type UserView = z.infer<typeof user>;

const login = z.string().trim().min(1, 'Введите логин').max(100);
const secret = z.string().max(200);
const code = z.string().trim().max(40);

export const signIn = z
  .object({
    login,
    password: secret.min(1, 'Введите пароль'),
    remember: z.boolean().optional().openapi({ description: 'Запомнить меня' }),
    code: code.optional().openapi({ description: 'Код из приложения или резервный код' }),
  })
  .openapi('SignIn');

export const signedIn = z
  .object({
    user,
    permissions: z.array(z.string()).openapi({ description: 'Что этой роли разрешено, кодами таблицы прав' }),
    duty: z.enum(signInDuties).nullable().openapi({ description: 'Что нужно сделать, прежде чем откроется остальное' }),
  })
  .openapi('SignedIn');

export const recovery = z.object({ login, email: z.email('Введите адрес почты').max(200) }).openapi('RecoveryRequest');

export const passwordChange = z
  .object({
    oldPassword: secret.min(1, 'Введите старый пароль'),
    newPassword: secret.min(1, 'Введите новый пароль'),
    confirmation: secret,
  })
  .openapi('PasswordChange');

export const profile = z
  .object({
    user,
    email: z.string().nullable(),
    temporaryPassword: z.boolean(),
    secondFactor: z.object({
      since: instant.nullable(),
      demanded: z.boolean(),
      recoveryCodesLeft: z.number().int(),
    }),
  })
  .openapi('Profile');

export const enrolment = z
  .object({
    uri: z.string().openapi({ description: 'otpauth://' }),
    manualKey: z.string(),
    qr: z.string().openapi({ description: 'Картинка SVG как data:' }),
  })
  .openapi('SecondFactorEnrolment');

export const secondFactorCode = z.object({ code: code.min(1, 'Введите код') }).openapi('SecondFactorCode');
export const passwordOnly = z.object({ password: secret.min(1, 'Введите пароль') }).openapi('PasswordOnly');
export const recoveryCodes = z.object({ codes: z.array(z.string()) }).openapi('RecoveryCodes');

export const sessionRow = z
  .object({
    id: z.string(),
    device: z.string(),
    address: z.string().nullable(),
    createdAt: instant,
    lastSeenAt: instant,
    expiresAt: instant,
    remembered: z.boolean(),
    current: z.boolean(),
  })
  .openapi('SessionRow');
export const ended = z.object({ ended: z.number().int() }).openapi('SessionsEnded');
