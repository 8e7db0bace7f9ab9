export { contentHash } from './content-hash.ts';
export { type Screening, screen } from './screen.ts';
export { threadSubject } from './subject.ts';
