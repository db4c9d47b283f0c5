/** A file that was chosen. */
export interface ChosenFile {
  /** Tells it from others that were chosen on this page. */
  key: string
  base64: string
}

/** Reads a file's bytes, whatever their encoding. */
export async function readFile(file: File): Promise<ChosenFile> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error ?? new Error("The file could not be read"))
    reader.readAsDataURL(file)
  })
  // An empty file's URL has no comma in some browsers.
  return { key: `${file.name} ${file.size} ${file.lastModified}`, base64: url.split(",")[1] ?? "" }
}
