/** Body of `POST /bench/captures`. */
export interface CaptureSessionsRequest {
  session_ids: string[]
}
