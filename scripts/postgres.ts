import { execFileSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  rmdirSync,
  statfsSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { type Account, findPostgresAccount, giveTo, whyNotRunnable } from "./account"
import { findFreePort } from "./ports"
import { preparePostgresBinaries } from "./postgres-binaries"
import { isAlive, startServer } from "./postgres-process"

export type PostgresOptions =
  /** For tests: in memory where possible, not durable, gone after `stop()`. */
  | { ephemeral: true; port?: number }
  /** For the demo: the cluster in `dataDirectory` is made if missing, and kept. */
  | { ephemeral: false; dataDirectory: string; port?: number }

export type RunningPostgres = {
  port: number
  user: string
  password: string
  /** A connection address for the database, which need not exist yet. */
  url(database: string): string
  stop(): Promise<void>
}

const USER = "postgres"
const INITDB_TIMEOUT_MS = 120_000
const MEMORY_DIRECTORY = "/dev/shm"
const MEMORY_NEEDED_BYTES = 1024 ** 3
const TEMPORARY_PREFIX = "medusa-payment-sepay-"

const COMMON_SETTINGS = ["max_connections=200", "listen_addresses=localhost", "unix_socket_directories="]
const NOT_DURABLE_SETTINGS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=256MB"]

/**
 * Starts the Postgres that npm installed, as root or as an ordinary user. It listens on the loopback interface only
 * and asks for a random password. `stop()` stops it; should this process end in any other way, even by `kill -9`, a
 * guard process does.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  if (process.platform === "win32") {
    throw new Error("The built-in Postgres does not start on Windows. Use WSL, or set DATABASE_URL.")
  }
  const temporaryDirectories: string[] = []
  try {
    return await startCluster(options, temporaryDirectories)
  } catch (error) {
    removeAll(temporaryDirectories)
    throw error
  }
}

async function startCluster(options: PostgresOptions, temporaryDirectories: string[]): Promise<RunningPostgres> {
  const makeTemporary = (base: string) => {
    const directory = makeTemporaryDirectory(base)
    temporaryDirectories.push(directory)
    return directory
  }
  const account = findPostgresAccount()
  const binaries = preparePostgresBinaries(account, () => makeTemporary(tmpdir()))
  const home = options.ephemeral
    ? makeTemporary(hasRoomInMemory() ? MEMORY_DIRECTORY : tmpdir())
    : openPersistentHome(options.dataDirectory, account)
  const { data, password } = openCluster(home, binaries, account)
  const port = options.port ?? (await findFreePort())
  const stopServer = await startServer({
    program: join(binaries, "postgres"),
    account,
    data,
    log: join(home, "postgres.log"),
    ownerFile: join(home, "owner.pid"),
    port,
    settings: [...COMMON_SETTINGS, ...(options.ephemeral ? NOT_DURABLE_SETTINGS : [])],
    temporaryDirectories,
  })
  return {
    port,
    user: USER,
    password,
    // "localhost", not 127.0.0.1: with any other host Medusa's tools may switch SSL on.
    url: (database) => `postgres://${USER}:${password}@localhost:${port}/${database}`,
    async stop() {
      await stopServer()
      removeAll(temporaryDirectories)
    },
  }
}

/** The directory's name says whose it is, so that what a killed process left can be told from what is in use. */
function makeTemporaryDirectory(base: string): string {
  removeStaleDirectories(base)
  const directory = mkdtempSync(join(base, `${TEMPORARY_PREFIX}${process.pid}-`))
  chmodSync(directory, 0o755)
  return directory
}

function removeStaleDirectories(base: string): void {
  for (const name of readdirSync(base)) {
    const [, owner] = name.match(`^${TEMPORARY_PREFIX}(\\d+)-`) ?? []
    const directory = join(base, name)
    if (owner && !isAlive(Number(owner)) && isOurs(directory)) {
      removeAll([directory])
    }
  }
}

function isOurs(directory: string): boolean {
  return lstatSync(directory, { throwIfNoEntry: false })?.uid === process.getuid?.()
}

function removeAll(directories: string[]): void {
  for (const directory of directories) {
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 })
  }
}

function hasRoomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY_DIRECTORY)
    return bavail * bsize > MEMORY_NEEDED_BYTES
  } catch {
    return false
  }
}

/**
 * The directory itself, or, where `account` cannot enter it (a checkout in root's home), one in the system's lasting
 * temporary directory with a link to it in its place. Removing the link starts afresh.
 */
function openPersistentHome(directory: string, account: Account): string {
  if (!existsSync(directory)) {
    // Also when it is a link to what somebody has cleaned away.
    rmSync(directory, { force: true })
    mkdirSync(directory, { recursive: true, mode: 0o755 })
  }
  const home = realpathSync(directory)
  if (!whyNotRunnable("/bin/sh", ["-c", 'cd "$0"', home], account)) {
    return home
  }
  // Nothing of ours can be in a directory that Postgres cannot enter.
  rmdirSync(directory)
  const elsewhere = mkdtempSync(join(existsSync("/var/tmp") ? "/var/tmp" : tmpdir(), `${TEMPORARY_PREFIX}data-`))
  chmodSync(elsewhere, 0o755)
  symlinkSync(elsewhere, directory)
  return elsewhere
}

type Cluster = { data: string; password: string }

/** Opens the cluster in `home`, or makes it. A half-made one, left by an interrupted first start, is made again. */
function openCluster(home: string, binaries: string, account: Account): Cluster {
  const data = join(home, "data")
  const passwordFile = join(home, "password")
  if (existsSync(passwordFile)) {
    return { data, password: readFileSync(passwordFile, "utf8") }
  }
  removeAll([data])
  mkdirSync(data)
  giveTo(account, data)
  const password = randomBytes(16).toString("hex")
  initialiseCluster(home, data, password, binaries, account)
  // Last, because its existence says that the cluster is complete.
  writeFileSync(passwordFile, password, { mode: 0o600 })
  return { data, password }
}

function initialiseCluster(home: string, data: string, password: string, binaries: string, account: Account): void {
  const passwordFile = join(home, "initial-password")
  writeFileSync(passwordFile, password, { mode: 0o600 })
  giveTo(account, passwordFile)
  const args = ["--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--no-sync"]
  execFileSync(
    join(binaries, "initdb"),
    [`--pgdata=${data}`, `--username=${USER}`, `--pwfile=${passwordFile}`, ...args],
    { ...account, cwd: "/", stdio: "pipe", timeout: INITDB_TIMEOUT_MS }
  )
  rmSync(passwordFile)
}
