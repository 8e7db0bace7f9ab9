export { composeBag, composeCertificate, type SampleCertificate } from './compose.ts';
export * from './problems.ts';
export { type CertificateFileReading, type ReadCertificate, readCertificateFile } from './read.ts';
