/** Inter draws Latin and digits; the system draws Chinese. */
export const fontFamily =
  "'Inter Variable', 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif";

/** Quotes and dashes come from the Chinese fonts in Chinese, where they are full-width, and from Inter in English. */
export const pageFontFamily = `var(--ms-marks-font), ${fontFamily}`;
