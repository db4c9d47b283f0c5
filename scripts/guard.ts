import { spawn } from "node:child_process"

export type Guarded = {
  /** A process number; negative for the process group of that number. */
  target: number
  politeSignal: "TERM" | "INT"
  forcefulSignal: "KILL" | "QUIT"
  /** Removed in the end. */
  temporaryDirectories?: string[]
}

/** How long the polite signal has, in seconds. */
const PATIENCE_SECONDS = 10

const SCRIPT = `
  target=$1; polite=$2; forceful=$3; patience=$4; shift 4
  read -r _
  kill -s "$polite" -- "$target"
  while kill -s 0 -- "$target" && [ "$patience" -gt 0 ]; do sleep 1; patience=$((patience - 1)); done
  kill -s "$forceful" -- "$target"
  rm -rf "$@"`

/**
 * Starts a process that waits for the end of its input, which is the end of this process however it comes (`kill -9`
 * included), and then ends the target. Programs in a process group of their own would otherwise live on.
 *
 * @returns a function that dismisses the guard, for when the target has ended in the ordinary way
 */
export function startGuard({ target, politeSignal, forcefulSignal, temporaryDirectories = [] }: Guarded): () => void {
  const parameters = [String(target), politeSignal, forcefulSignal, String(PATIENCE_SECONDS), ...temporaryDirectories]
  const guard = spawn("/bin/sh", ["-c", SCRIPT, "guard", ...parameters], {
    cwd: "/",
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  })
  // A machine without /bin/sh does without the guard.
  guard.on("error", () => undefined)
  guard.unref()
  return () => void guard.kill("SIGKILL")
}
