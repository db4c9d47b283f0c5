import { useEffect, useState } from "react"

/**
 * Whether this is a device that is held in a hand and can share an image, as phones can: the banking app is on the same
 * phone there. `false` on the server and at first in the browser.
 */
export function useCanShareImages(): boolean {
  const [canShare, setCanShare] = useState(false)
  useEffect(() => {
    const files = [new File([""], "image.png", { type: "image/png" })]
    setCanShare(matchMedia("(pointer: coarse)").matches && navigator.canShare?.({ files }) === true)
  }, [])
  return canShare
}
