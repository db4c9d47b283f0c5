import { type ServerSentEvent, createEventParser } from "../event-parser"

/** What was heard of a stream that came in these pieces: events, and pauses in milliseconds. */
function parse(pieces: string[]): Array<ServerSentEvent | number> {
  const heard: Array<ServerSentEvent | number> = []
  const read = createEventParser({ onEvent: (event) => heard.push(event), onRetry: (pause) => heard.push(pause) })
  pieces.forEach(read)
  return heard
}

function event(data: string, type = "message", lastEventId = ""): ServerSentEvent {
  return { type, data, lastEventId }
}

const streams: Array<[string, string, Array<ServerSentEvent | number>]> = [
  ["an event", "data: one\n\n", [event("one")]],
  ["an event with a type and an id", "id: 7\nevent: paid\ndata: {}\n\n", [event("{}", "paid", "7")]],
  ["data of several lines", "data: one\ndata:two\ndata\ndata:  four\n\n", [event("one\ntwo\n\n four")]],
  ["lines that end as on Windows", "event: paid\r\ndata: one\r\n\r\n", [event("one", "paid")]],
  ["lines that end as on old Macs", "data: one\r\rdata: two\r\r:", [event("one"), event("two")]],
  ["comments", ": heartbeat\n\n:\n\ndata: one\n\n", [event("one")]],
  ["the pause before coming back", "retry: 2000\n\n", [2000]],
  ["a pause that is no number", "retry: soon\n\n", []],
  ["an id that lasts", "id: 7\ndata: one\n\ndata: two\n\n", [event("one", "message", "7"), event("two", "message", "7")]],
  ["an id that is taken back", "id: 7\nid\ndata: one\n\n", [event("one")]],
  ["an id without data, which is no event", "id: 7\n\ndata: one\n\n", [event("one", "message", "7")]],
  ["a type that does not last", "event: paid\n\ndata: one\n\n", [event("one")]],
  ["fields that nobody knows", "colour: red\ndata: one\n\n", [event("one")]],
  ["colons in the data", "data: {\"a\": \"b:c\"}\n\n", [event('{"a": "b:c"}')]],
  ["Vietnamese", "data: Đã nhận đủ tiền\n\n", [event("Đã nhận đủ tiền")]],
  ["an event that does not end", "data: one\n", []],
]

describe("the parser of event streams", () => {
  it.each(streams)("reads %s, wherever the stream is cut", (_, stream, heard) => {
    expect(parse([stream])).toEqual(heard)
    expect(parse([...stream])).toEqual(heard)
    for (let border = 1; border < stream.length; border += 1) {
      expect(parse([stream.slice(0, border), stream.slice(border)])).toEqual(heard)
    }
  })

  it("refuses an event that would fill the memory", () => {
    const line = `data: ${"x".repeat(60_000)}\n`
    expect(() => parse([line, line])).toThrow(RangeError)
    expect(() => parse(["x".repeat(100_001)])).toThrow(RangeError)
  })
})
