import { execFile, spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, connect as netConnect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type DovecotBinaries, findDovecot } from './dovecot-binaries.ts';

const run = promisify(execFile);
/** Debian's `nobody` and `nogroup`: Dovecot won't serve mail as root. */
const nobody = 65_534;

export type DovecotServer = {
  /** IMAP in the clear with STARTTLS. */
  port: number;
  tlsPort: number;
  user: string;
  password: string;
  /** The certificate that the server shows, for `caFile`. */
  caFile: string;
  /**
   * Makes the server unable to hand out the messages of a folder (not of INBOX) whose text holds `words`, as after damage
   * to its disk: it lists them still. @returns what makes them whole again
   */
  spoil(folder: string, words: string): Promise<() => Promise<void>>;
  start(): Promise<void>;
  /** Takes the server away, all connections with it. */
  stop(): Promise<void>;
  dispose(): Promise<void>;
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

type Layout = { directory: string; port: number; tlsPort: number; user: string; group: string };

const configuration = ({ root }: DovecotBinaries, { directory, port, tlsPort, user, group }: Layout): string => `
base_dir = ${directory}/run
state_dir = ${directory}/run
${root ? `libexec_dir = ${root}/usr/lib/dovecot` : ''}
import_environment = TZ LD_LIBRARY_PATH
protocols = imap
listen = 127.0.0.1
log_path = ${directory}/log
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
disable_plaintext_auth = yes
ssl = yes
ssl_cert = <${directory}/cert.pem
ssl_key = <${directory}/key.pem
ssl_dh =
mail_location = maildir:${directory}/mail/%u
first_valid_uid = 1
passdb {
  driver = passwd-file
  args = scheme=plain username_format=%u ${directory}/users
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${directory}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    address = 127.0.0.1
    port = ${tlsPort}
    ssl = yes
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = netConnect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

async function until(condition: () => Promise<boolean>, what: string, details: () => Promise<string>): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what}\n${await details()}`);
}

/**
 * A real IMAP server on free ports, with a folder of its own and one user. Not started yet.
 * @throws {DovecotUnavailable}
 */
export async function createDovecot(user: string): Promise<DovecotServer> {
  const { binaries, dispose } = await findDovecot();
  const directory = await mkdtemp(join(tmpdir(), 'perenos-imap-'));
  await chmod(directory, 0o755);
  const asRoot = process.getuid?.() === 0;
  const name = async (flag: string): Promise<string> => (await run('id', [flag])).stdout.trim();
  const layout: Layout = {
    directory,
    port: await freePort(),
    tlsPort: await freePort(),
    user: asRoot ? 'nobody' : await name('-un'),
    group: asRoot ? 'nogroup' : await name('-gn'),
  };
  const password = 'parol';
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const files = ['-keyout', join(directory, 'key.pem'), '-out', join(directory, 'cert.pem')];
  await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files]);
  await writeFile(join(directory, 'users'), `${user}:${password}::::::\n`);
  await writeFile(join(directory, 'dovecot.conf'), configuration(binaries, layout));
  for (const folder of ['run', 'mail']) await mkdir(join(directory, folder));
  for (const own of ['', 'run', 'mail', 'users', 'key.pem'])
    if (asRoot) await chown(join(directory, own), nobody, nobody);
  const process_ = createProcess(binaries, directory, asRoot, layout.port);
  return {
    port: layout.port,
    tlsPort: layout.tlsPort,
    user,
    password,
    caFile: join(directory, 'cert.pem'),
    spoil: (folder, words) => spoil(join(directory, 'mail', user, `.${folder}`), words),
    ...process_,
    dispose: async () => {
      await process_.stop();
      await rm(directory, { recursive: true, force: true });
      await dispose();
    },
  };
}

/** Opening the files fails, and nothing says that the messages are gone. The server moves files about, so all are repaired. */
async function spoil(maildir: string, words: string): Promise<() => Promise<void>> {
  const files = async (): Promise<string[]> => {
    const folders = ['new', 'cur'].map((folder) => join(maildir, folder));
    return (
      await Promise.all(folders.map(async (folder) => (await readdir(folder)).map((name) => join(folder, name))))
    ).flat();
  };
  for (const path of await files()) if ((await readFile(path)).includes(words)) await chmod(path, 0);
  return async () => {
    for (const path of await files()) await chmod(path, 0o600);
  };
}

function createProcess(binaries: DovecotBinaries, directory: string, asRoot: boolean, port: number) {
  let child: ReturnType<typeof spawn> | null = null;
  const log = (): Promise<string> => readFile(join(directory, 'log'), 'utf8').catch(() => 'no log');
  return {
    start: async (): Promise<void> => {
      const env = binaries.libraryPath ? { ...process.env, LD_LIBRARY_PATH: binaries.libraryPath } : process.env;
      const identity = asRoot ? { uid: nobody, gid: nobody } : {};
      const args = ['-F', '-c', join(directory, 'dovecot.conf')];
      child = spawn(binaries.dovecot, args, { env, cwd: directory, stdio: 'ignore', detached: true, ...identity });
      await until(() => isOpen(port), 'Dovecot did not start', log);
    },
    stop: async (): Promise<void> => {
      if (!child || child.exitCode !== null) return;
      const ended = new Promise((resolve) => child?.once('exit', resolve));
      // The whole process group: sessions outlive Dovecot's master by seconds.
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
      await ended;
      child = null;
      await until(async () => !(await isOpen(port)), 'Dovecot did not stop', log);
    },
  };
}
