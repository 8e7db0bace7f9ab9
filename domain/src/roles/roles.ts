export const userRoles = ['specialist', 'supervisor', 'ca-administrator', 'finance', 'administrator'] as const;
export type UserRole = (typeof userRoles)[number];

export const userRoleLabels: Readonly<Record<UserRole, string>> = {
  specialist: 'Специалист',
  supervisor: 'Руководитель',
  'ca-administrator': 'Администратор УЦ',
  finance: 'Финансист',
  administrator: 'Администратор',
};
