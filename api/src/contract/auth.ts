import { z } from '@hono/zod-openapi';
import { roles } from './common.ts';

const user = z
  .object({ id: z.number().int(), login: z.string(), name: z.string(), role: z.enum(roles) })
  .openapi('User');
export type UserView = z.infer<typeof user>;

export const signIn = z
  .object({
    login: z.string().trim().min(1, 'Введите логин').max(100),
    password: z.string().min(1, 'Введите пароль').max(200),
  })
  .openapi('SignIn');

export const signedIn = z
  .object({
    user,
    permissions: z.array(z.string()).openapi({ description: 'Что этой роли разрешено, кодами таблицы прав' }),
  })
  .openapi('SignedIn');
