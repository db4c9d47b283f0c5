import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net"

/**
 * A line to a server that can be cut as a phone loses its network: nobody is told, and nothing arrives any more on the
 * connections that were open. A browser's own offline mode leaves open streams alone.
 */
export class Line {
  readonly #server: Server
  readonly #target: URL
  readonly #sockets = new Set<Socket>()
  #isCut = false

  private constructor(target: URL) {
    this.#target = target
    this.#server = createServer((socket) => this.#join(socket))
  }

  static async open(targetUrl: string): Promise<Line> {
    const line = new Line(new URL(targetUrl))
    await new Promise<void>((resolve) => line.#server.listen(0, "localhost", resolve))
    return line
  }

  /** What reaches the server by this line. */
  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`
  }

  /** Connections that are open now never work again. */
  cut(): void {
    this.#isCut = true
    for (const socket of this.#sockets) {
      socket.unpipe()
      socket.pause()
    }
  }

  /** New connections work again. */
  mend(): void {
    this.#isCut = false
  }

  async close(): Promise<void> {
    this.#sockets.forEach((socket) => socket.destroy())
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #join(near: Socket): void {
    const far = connect(Number(this.#target.port), this.#target.hostname)
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      this.#sockets.add(socket)
      socket.on("error", () => other.destroy())
      socket.on("close", () => {
        this.#sockets.delete(socket)
        other.destroy()
      })
      if (!this.#isCut) {
        socket.pipe(other)
      }
    }
  }
}
