export { type CheckContext, type CheckDefinition, checkById, checkCatalogue } from './catalogue.ts';
export { silent as silentRegister } from './facts.ts';
export { type BlockingCheck, type CheckOfSubject, type ChecksGate, checksOf, mandatoryChecks } from './gate.ts';
export * from './labels.ts';
export { type LocalPerson, type LocalWorld, playedRegisters } from './local-world.ts';
export { personName } from './person-checks.ts';
export * from './registers.ts';
export * from './types.ts';
