export { createDocumentReader, type DocumentReader, type DocumentReaderOptions } from './documents/index.ts';
export { type IngestLog, type IngestOptions, type RunningIngest, startIngest } from './ingest.ts';
export type { Job } from './jobs/jobs.ts';
export { startJobs } from './jobs/schedule.ts';
export { type ReadFiles, readAddedFiles } from './pipeline/added-files.ts';
export { createIntake, type Intake, type MailRepair, NotReprocessable } from './pipeline/intake.ts';
export { type IngestSettings, readIngestSettings, SettingsError } from './sources/settings.ts';
