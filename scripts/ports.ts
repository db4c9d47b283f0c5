import { type AddressInfo, createServer } from "node:net"

/** Tries to listen on the port (0: any), and answers which it was, or undefined when it is in use. */
async function probePort(port: number, host?: string): Promise<number | undefined> {
  const server = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject)
      server.listen(port, host, resolve)
    })
    return (server.address() as AddressInfo).port
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") {
      return undefined
    }
    throw error
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}

/** Whether a server can listen on the port now, on all addresses as a store does. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await probePort(port)) !== undefined
}

/** A port of the loopback interface that nothing listened on a moment ago. */
export async function findFreePort(): Promise<number> {
  const port = await probePort(0, "localhost")
  if (port === undefined) {
    throw new Error("The system has no free port left.")
  }
  return port
}
