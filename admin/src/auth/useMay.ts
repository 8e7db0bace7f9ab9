import type { Permission } from '@perenos/domain';
import { usePermissions } from 'react-admin';

/** Asks the table of permissions for who is signed in: `may('tariffs.block')`. Until it is known, nothing is allowed. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = usePermissions<Permission[]>();
  return (permission) => permissions?.includes(permission) ?? false;
}
