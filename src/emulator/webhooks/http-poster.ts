import http from "node:http"
import https from "node:https"
import type { EncodedBody } from "./payload"

/** SePay gives up a connection that is not made within 15 seconds. */
const CONNECT_TIMEOUT_MILLISECONDS = 15_000
const MAXIMUM_SOCKETS = 256
/** Shorter than the 5 seconds after which Node's servers close idle connections, so that none is reused too late. */
const IDLE_SOCKET_MILLISECONDS = 2000
/** More of an answer is not read; SePay looks for a short JSON object. */
const MAXIMUM_ANSWER_BYTES = 65_536

/** What an endpoint answered. */
export interface PostAnswer {
  status: number
  body: string
}

/** A POST to be sent. */
export interface PostRequest {
  url: string
  headers: Record<string, string>
  body: EncodedBody
  timeoutMilliseconds: number
}

/** Sends POST requests over connections that are kept open, and follows no redirects. */
export class HttpPoster {
  private readonly agentOptions = {
    keepAlive: true,
    maxSockets: MAXIMUM_SOCKETS,
    timeout: IDLE_SOCKET_MILLISECONDS,
  }
  private readonly httpAgent = new http.Agent(this.agentOptions)
  private readonly httpsAgent = new https.Agent(this.agentOptions)
  private readonly underWay = new Set<http.ClientRequest>()

  /** @throws Error when there is no complete answer in time. */
  post({ url, headers, body, timeoutMilliseconds }: PostRequest): Promise<PostAnswer> {
    const isHttps = url.startsWith("https:")
    const request = (isHttps ? https : http).request(url, {
      method: "POST",
      agent: isHttps ? this.httpsAgent : this.httpAgent,
      headers: { ...headers, "content-type": body.contentType, "content-length": body.body.length },
    })
    this.underWay.add(request)
    const answer = readAnswer(request, timeoutMilliseconds).finally(() => this.underWay.delete(request))
    request.end(body.body)
    return answer
  }

  /** Breaks off what is under way and closes idle connections. */
  close(): void {
    this.underWay.forEach((request) => request.destroy(new Error("The emulator was stopped")))
    this.httpAgent.destroy()
    this.httpsAgent.destroy()
  }
}

function readAnswer(request: http.ClientRequest, timeoutMilliseconds: number): Promise<PostAnswer> {
  return new Promise((resolve, reject) => {
    let answerTimer: NodeJS.Timeout | undefined
    request.on("error", reject)
    request.once("close", () => clearTimeout(answerTimer))
    request.once("socket", (socket) => {
      // Both clocks start with the socket, not while the request waits for a free one.
      answerTimer = destroyAfter(request, timeoutMilliseconds, "no answer")
      if (socket.connecting) {
        const connectTimer = destroyAfter(request, CONNECT_TIMEOUT_MILLISECONDS, "no connection")
        socket.once("connect", () => clearTimeout(connectTimer)).once("close", () => clearTimeout(connectTimer))
      }
    })
    request.once("response", (response) => {
      const chunks: Buffer[] = []
      let byteCount = 0
      response.on("data", (chunk: Buffer) => {
        byteCount += chunk.length
        if (byteCount <= MAXIMUM_ANSWER_BYTES) {
          chunks.push(chunk)
        }
      })
      response.on("error", reject)
      response.once("end", () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") })
      )
    })
  })
}

function destroyAfter(request: http.ClientRequest, milliseconds: number, what: string): NodeJS.Timeout {
  return setTimeout(() => request.destroy(new Error(`${what} within ${milliseconds} ms`)), milliseconds)
}
