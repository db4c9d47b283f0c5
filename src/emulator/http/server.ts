import { createServer } from "node:http"
import type { IncomingMessage, Server, ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import type { Outcome, Reply } from "./reply"

/** A request that a fault leaves without an answer is given up after this long. */
const MAXIMUM_SILENCE_MILLISECONDS = 120_000

/** Answers a request, whatever it is for. */
export type RequestHandler = (request: IncomingMessage, url: URL) => Promise<Outcome>

/** A server that listens. */
export interface RunningServer {
  port: number
  /** Closes every connection, also those with a request under way. */
  stop(): Promise<void>
}

/**
 * Starts to listen.
 *
 * @param port 0 for any free port.
 * @throws Error `EADDRINUSE` when the port is taken.
 */
export async function startServer(handler: RequestHandler, host: string, port: number): Promise<RunningServer> {
  const server = createServer((request, response) => {
    void answer(handler, request, response)
  })
  await listen(server, host, port)
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, () => {
      server.off("error", reject)
      resolve()
    })
  })
}

async function answer(handler: RequestHandler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const outcome = await handler(request, new URL(request.url ?? "/", "http://emulator"))
    if (outcome === "destroy") {
      request.socket.destroy()
    } else if (outcome === "silence") {
      request.socket.setTimeout(MAXIMUM_SILENCE_MILLISECONDS, () => request.socket.destroy())
    } else {
      write(response, outcome)
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    write(response, { status: 500, body: { status: "error", message: `The emulator failed: ${message}` } })
  }
}

function write(response: ServerResponse, { status, headers, body }: Reply): void {
  if (body === undefined) {
    response.writeHead(status, headers).end()
    return
  }
  const text = typeof body === "string" ? body : JSON.stringify(body)
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers }).end(text)
}
