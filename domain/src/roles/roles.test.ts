import { describe, expect, test } from 'vitest';
import { may, permissionIds, permissions, permissionsOf, rolesWith } from './permissions.ts';
import { userRoleLabels, userRoles } from './roles.ts';

describe('the table of permissions', () => {
  test('names every role and every permission in Russian, no two alike', () => {
    expect(Object.keys(userRoleLabels)).toEqual([...userRoles]);
    const rows = permissionIds.map((id) => permissions[id]);
    const labels = [...Object.values(userRoleLabels), ...rows.map(({ group, label }) => `${group}: ${label}`)];
    for (const label of labels) expect(label).toMatch(/^[А-ЯЁ][^a-z]+$/);
    expect(new Set(labels).size).toBe(labels.length);
  });

  test('gives each permission to somebody, and each role something that not all may do', () => {
    for (const id of permissionIds) expect(permissions[id].roles.length, id).toBeGreaterThan(0);
    for (const role of userRoles)
      expect(
        permissionsOf(role).filter((id) => rolesWith(id).length < userRoles.length),
        role,
      ).not.toEqual([]);
  });

  test('lets an administrator keep accounts, and decide about nothing', () => {
    expect(may('administrator', 'users.manage')).toBe(true);
    for (const id of ['tickets.work', 'tickets.execute', 'applications.confirm', 'revocations.approve'] as const)
      expect(may('administrator', id)).toBe(false);
  });

  test('lets only the certification centre revoke a certificate', () => {
    expect(rolesWith('revocations.approve')).toEqual(['ca-administrator']);
  });

  test('keeps accounts to the administrator alone', () => {
    expect(rolesWith('users.manage')).toEqual(['administrator']);
  });
});
