import { execFileSync, spawnSync } from "node:child_process"
import { chmodSync, chownSync } from "node:fs"

/** Whom a program runs as; empty means the account that started this process. */
export type Account = { uid?: number; gid?: number }

const PROBE_TIMEOUT_MS = 10_000
const SERVICE_ACCOUNTS = ["postgres", "nobody"]

/**
 * Postgres refuses to run as root: root hands it to the `postgres` account where there is one, else to `nobody`.
 * Everybody else runs it as themselves.
 */
export function findPostgresAccount(): Account {
  if (process.getuid?.() !== 0) {
    return {}
  }
  for (const name of SERVICE_ACCOUNTS) {
    const account = lookUpAccount(name)
    if (account) {
      return account
    }
  }
  throw new Error(
    `Postgres does not run as root, and there is no account called ${SERVICE_ACCOUNTS.join(" or ")} to hand it to. ` +
      "Run this as an ordinary user, or set DATABASE_URL to a Postgres of your own."
  )
}

function lookUpAccount(name: string): Required<Account> | undefined {
  try {
    return { uid: readId("-u", name), gid: readId("-g", name) }
  } catch {
    return undefined
  }
}

function readId(flag: "-u" | "-g", name: string): number {
  const output = execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe", timeout: PROBE_TIMEOUT_MS })
  return Number.parseInt(output, 10)
}

/** Why `account` cannot run the program, or undefined when it can (path, mode bits and libraries are all in order). */
export function whyNotRunnable(program: string, args: string[], account: Account): string | undefined {
  const probe = spawnSync(program, args, { ...account, cwd: "/", encoding: "utf8", timeout: PROBE_TIMEOUT_MS })
  if (probe.error) {
    return probe.error.message
  }
  return probe.status === 0 ? undefined : probe.stderr.trim() || `exit code ${probe.status}`
}

/** Gives a file or directory to the account, and to nobody else. */
export function giveTo(account: Account, path: string): void {
  if (account.uid !== undefined && account.gid !== undefined) {
    chownSync(path, account.uid, account.gid)
  }
  chmodSync(path, 0o700)
}
