import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('Settings', () => {
  it('need nothing: an embedded database with the demo on port 3000', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: null,
      demo: true,
      ingest: true,
      varDirectory: 'var',
      publicUrl: null,
      sessionIdle: 12 * 3_600_000,
      logLevel: 'warn',
    });
  });

  it("leave the demo out on a database of one's own", () => {
    const url = 'postgres://perenos:secret@db:5432/perenos';
    expect(readSettings({ DATABASE_URL: url })).toMatchObject({ databaseUrl: url, demo: false, logLevel: 'info' });
    expect(readSettings({ DEMO: 'off' }).demo).toBe(false);
  });

  it('count an empty variable as not set', () => {
    expect(readSettings({ PORT: '', PUBLIC_URL: ' ' })).toMatchObject({ port: 3000, publicUrl: null });
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://db'],
    ['DEMO', 'yes'],
    ['INGEST', '0'],
    ['PUBLIC_URL', 'perenos.example'],
    ['SESSION_IDLE_HOURS', '0'],
    ['LOG_LEVEL', 'loud'],
  ])('stop the start when %s is «%s», and name it', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`${name}: ожидается`));
  });

  it('name every wrong variable at once', () => {
    expect(() => readSettings({ PORT: 'x', DEMO: 'x' })).toThrow(/PORT[\s\S]*DEMO/);
  });

  it("refuse the demo on a database of one's own", () => {
    expect(() => readSettings({ DEMO: 'on', DATABASE_URL: 'postgres://a:b@c/d' })).toThrow(/DEMO/);
  });
});
