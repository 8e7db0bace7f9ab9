import { lazy } from 'react';

export const certificates = {
  name: 'certificates',
  list: lazy(() => import('./CertificateList.tsx').then((module) => ({ default: module.CertificateList }))),
  edit: lazy(() => import('./CertificatePage.tsx').then((module) => ({ default: module.CertificatePage }))),
};
