export { type DemoMailFile, deliverDemoMails, workingMinutesBefore, writeDemo } from './install.ts';
export { demoUsers, installDemo } from './install-demo.ts';
