import type { UserRole } from '@perenos/domain';
import { useGetIdentity } from 'react-admin';
import { Navigate } from 'react-router-dom';

/** Where each begins the day. */
const starts: Readonly<Record<UserRole, string>> = {
  specialist: '/tickets',
  supervisor: '/tickets',
  'ca-administrator': '/revocations',
  finance: '/debts',
  administrator: '/users',
};

/** The panel's own address leads everybody to one's own work. */
export function StartPage() {
  const { data: me } = useGetIdentity();
  return me ? <Navigate to={starts[me.role as UserRole]} replace /> : null;
}
