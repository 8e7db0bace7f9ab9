export type { ApiDependencies, App } from './app.ts';
export { createApp } from './app.ts';
export { createEventBus } from './events/bus.ts';
export { followDatabase } from './events/follow-database.ts';
export { readSettings, type Settings, SettingsError } from './settings.ts';
