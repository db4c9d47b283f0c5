import { Agent, request } from "node:http"

/** A request that is ready to be sent: making it takes none of the measured time. */
export interface PreparedPost {
  path: string
  body: string
  headers: Record<string, string>
}

const TIMEOUT_MILLISECONDS = 60_000

/** Sends requests over connections that stay open, with as little work of its own as possible. */
export class LoadClient {
  readonly #url: string
  readonly #agent: Agent

  constructor(url: string, connections: number) {
    this.#url = url
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections })
  }

  /** @returns the answer's body. @throws when its status is not 200 */
  post({ path, body, headers }: PreparedPost): Promise<string> {
    const sent = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body), ...headers }
    return this.#send("POST", path, sent, body)
  }

  /** @returns the answer's body. @throws when its status is not 200 */
  get(path: string, headers: Record<string, string>): Promise<string> {
    return this.#send("GET", path, headers, "")
  }

  #send(method: string, path: string, headers: Record<string, string | number>, body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const call = request(
        `${this.#url}${path}`,
        { method, agent: this.#agent, timeout: TIMEOUT_MILLISECONDS, headers },
        (response) => {
          const chunks: Buffer[] = []
          response
            .on("data", (chunk: Buffer) => chunks.push(chunk))
            .on("error", reject)
            .on("end", () => {
              const answer = Buffer.concat(chunks).toString()
              if (response.statusCode === 200) {
                resolve(answer)
              } else {
                reject(new Error(`${method} ${path} answered ${response.statusCode}: ${answer}`))
              }
            })
        }
      )
      call
        .on("error", reject)
        .on("timeout", () => call.destroy(new Error(`${method} ${path}: no answer in ${TIMEOUT_MILLISECONDS / 1000} s`)))
        .end(body)
    })
  }

  /** Sends an object. @returns the parsed answer, which is that of a route of the bench store */
  async postJson<Answer>(path: string, body: object): Promise<Answer> {
    return JSON.parse(await this.post({ path, body: JSON.stringify(body), headers: {} })) as Answer
  }

  close(): void {
    this.#agent.destroy()
  }
}
