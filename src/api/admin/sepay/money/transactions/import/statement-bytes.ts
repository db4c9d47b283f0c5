/** The bytes of the file that a body carries. The validator lets exactly one of the two through. */
export function readStatementBytes(body: { csv?: string | undefined; csv_base64?: string | undefined }): Buffer {
  return body.csv_base64 === undefined ? Buffer.from(body.csv ?? "", "utf8") : Buffer.from(body.csv_base64, "base64")
}
