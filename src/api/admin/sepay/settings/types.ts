/** What an admin sets for the whole store. */
export interface AdminSepaySettings {
  /** Life time of a virtual account in seconds, by flow: 60 to 31,536,000. `null`: as the plugin's options say. */
  va_duration_seconds: { order_first: number | null; pay_first: number | null }
  /** What the plugin's options say, which holds where nothing is set. */
  default_va_duration_seconds: { order_first: number; pay_first: number }
}

/** Answer of `GET` and `POST /admin/sepay/settings`. */
export interface AdminSepaySettingsResponse {
  settings: AdminSepaySettings
}
