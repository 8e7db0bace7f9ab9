export { type DemoMailFile, deliverDemoMails, workingMinutesBefore, writeDemo } from './install.ts';
