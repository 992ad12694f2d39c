import type { ChatKitIcon } from './icons.ts';

/** The box for messages. */
export interface ComposerOption {
  /** What it says while it is empty. */
  placeholder?: string;
  /** Default: no attachments. */
  attachments?: {
    enabled: boolean;
    /** Bytes: for every file, or by MIME pattern (`"image/*"`; `"*"` for all others). Default: 100 MiB. */
    maxSize?: number | Record<string, number>;
    /** Files of one message. Default: 10. */
    maxCount?: number;
    /** MIME types with their file name endings. Default: all. */
    accept?: Record<string, string[]>;
  };
  /** What people can choose the agent to use. */
  tools?: ToolOption[];
  /** Which models people can choose from. */
  models?: ModelOption[];
  /** Speaking instead of typing. Default: off. */
  dictation?: { enabled: boolean };
}

export interface ToolOption {
  id: string;
  label: string;
  icon: ChatKitIcon;
  /** What the composer says of it once it is chosen. Default: `label`. */
  shortLabel?: string;
  placeholderOverride?: string;
  /** Whether it stands beside the menu. Default: false. */
  pinned?: boolean;
  /** Whether it stays chosen after the message. Default: false. */
  persistent?: boolean;
}

export interface ModelOption {
  id: string;
  label: string;
  description?: string;
  /** Shown, and not to be chosen. Default: false. */
  disabled?: boolean;
  /** Whether it is the one chosen at first. */
  default?: boolean;
}
