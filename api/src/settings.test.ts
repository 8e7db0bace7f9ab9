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
      secretsKey: null,
      sessionIdle: 12 * 3_600_000,
      logLevel: 'warn',
      registers: { egr: null, esia: null, passport: null, disqualified: null, snils: null },
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
    ['SECRETS_KEY', 'short'],
    ['LOG_LEVEL', 'loud'],
  ])('stop the start when %s is «%s», and name it', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`${name}: ожидается`));
  });

  it.each([
    [{ REGISTER_EGR_URL: 'http://egr.example', REGISTER_EGR_TOKEN: 't' }, 'REGISTER_EGR_URL'],
    [{ REGISTER_EGR_URL: 'egr', REGISTER_EGR_TOKEN: 't' }, 'REGISTER_EGR_URL'],
    [{ REGISTER_ESIA_URL: 'https://esia.example' }, 'REGISTER_ESIA_TOKEN'],
    [{ REGISTER_SNILS_TOKEN: 't' }, 'REGISTER_SNILS_URL'],
  ])('stop the start where a register is set up by half or without TLS: %o', (environment, name) => {
    expect(() => readSettings(environment)).toThrow(new RegExp(`${name}: ожидается`));
  });

  it('take the address and the token of a register', () => {
    const environment = { REGISTER_EGR_URL: 'https://egr.example/v1', REGISTER_EGR_TOKEN: 'secret' };
    expect(readSettings(environment).registers.egr).toEqual({ url: 'https://egr.example/v1', token: 'secret' });
  });

  it('name every wrong variable at once', () => {
    expect(() => readSettings({ PORT: 'x', DEMO: 'x' })).toThrow(/PORT[\s\S]*DEMO/);
  });

  it("refuse the demo on a database of one's own", () => {
    expect(() => readSettings({ DEMO: 'on', DATABASE_URL: 'postgres://a:b@c/d' })).toThrow(/DEMO/);
  });
});
