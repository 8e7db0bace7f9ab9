export { fillDemoCards } from './cards.ts';
export { type DemoMailFile, deliverDemoMails, workingMinutesBefore, writeDemo } from './install.ts';
export { demoUsers, installDemo } from './install-demo.ts';
