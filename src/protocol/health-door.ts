/** What the door for the server's health answers an administrator with. Moments are ISO texts. */

export interface BackupSeen {
  made: string
  why: 'daily' | 'upgrade' | 'asked'
  bytes: number
}

export interface BackupsSeen {
  /** newest first */
  backups: readonly BackupSeen[]
  /** why the last one that was due or asked for could not be made; null when it could */
  trouble: string | null
  /** how many days and weeks are kept; null when the server makes none by itself */
  retention: { daily: number; weekly: number } | null
}

export interface HealthSeen {
  /** what keeps the server from its work; null when nothing does */
  trouble: string | null
  /** null where nobody keeps any */
  backups: BackupsSeen | null
}
