export type ColorScheme = 'light' | 'dark';

/** How the chat looks. */
export interface ThemeOption {
  /** Default: `light`. */
  colorScheme?: ColorScheme;
  typography?: TypographyOption;
  /** How round corners are. Default: `pill`. */
  radius?: 'pill' | 'round' | 'soft' | 'sharp';
  /** How much air there is. Default: `normal`. */
  density?: 'compact' | 'normal' | 'spacious';
  color?: ColorOption;
}

export interface TypographyOption {
  /** Size of plain text in CSS pixels. */
  baseSize?: 14 | 15 | 16 | 17 | 18;
  /** Font files to load. */
  fontSources?: FontObject[];
  fontFamily?: string;
  /** For code. */
  fontFamilyMono?: string;
}

/** A font file. Its `src` is asked for by the browser, so it names a third party when it is not yours. */
export interface FontObject {
  family: string;
  src: string;
  weight?: string | number;
  style?: 'normal' | 'italic' | 'oblique';
  display?: 'auto' | 'block' | 'swap' | 'fallback' | 'optional';
  unicodeRange?: string;
}

export interface ColorOption {
  grayscale?: GrayscaleOptions;
  accent?: AccentColor;
  surface?: SurfaceColors;
}

/** The greys, made from one hue. */
export interface GrayscaleOptions {
  /** 0 to 360 degrees. */
  hue: number;
  tint: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
  shade?: -4 | -3 | -2 | -1 | 0 | 1 | 2 | 3 | 4;
}

export interface AccentColor {
  /** A CSS colour. */
  primary: string;
  level: 0 | 1 | 2 | 3;
}

export interface SurfaceColors {
  /** A CSS colour. */
  background: string;
  /** A CSS colour: of text and icons. */
  foreground: string;
}
