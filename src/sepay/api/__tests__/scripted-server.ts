import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

/** What a scripted server does with a request. */
export type Script = (response: ServerResponse, request: IncomingMessage) => void

/** A server that answers what it is told to, right or wrong. */
export interface ScriptedServer {
  url: string
  /** `METHOD /path?query`, in the order of arrival. */
  requests: string[]
  stop(): Promise<void>
}

/** Plays the scripts one request after another; the last one stays. */
export async function startScriptedServer(...scripts: Script[]): Promise<ScriptedServer> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    const script = scripts[Math.min(requests.length, scripts.length - 1)]
    requests.push(`${request.method} ${request.url}`)
    request.resume()
    script?.(response, request)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    stop: () => stop(server),
  }
}

/** Answers JSON (or a text or bytes as they are). */
export function answering(status: number, body: unknown, headers: Record<string, string> = {}): Script {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers })
    response.end(typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body))
  }
}

/** Answers with nothing. */
export function answeringNothing(status: number): Script {
  return (response) => {
    response.writeHead(status).end()
  }
}

/** Never answers. */
export const silent: Script = () => undefined

/** Closes the connection after the request arrived. */
export const breaking: Script = (_response, request) => {
  request.socket.destroy()
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
