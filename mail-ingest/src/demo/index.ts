export { fillDemoCards } from './cards.ts';
export { addDemoDebts } from './finance.ts';
export { type DemoMailFile, deliverDemoMails, workingMinutesBefore, writeDemo } from './install.ts';
export { demoUsers, installDemo } from './install-demo.ts';
export { letterAttachment } from './letters.ts';
export { demoPartners } from './partners.ts';
export { type DemoScenario, writer } from './scenario.ts';
export { demoScenarios } from './scenarios.ts';
export { labelled } from './wording.ts';
