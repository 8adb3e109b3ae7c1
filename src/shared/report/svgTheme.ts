/** The light theme's colours and type, as in the window. Every meaning also has a shape, a dash or a word. */
export const theme = {
  surface: '#ffffff',
  grid: '#dfe2e8',
  quiet: '#f6f7f9',
  text: '#1c2430',
  text2: '#566070',
  point: '#6b7688',
  fit: '#0072b2',
  outlier: '#d55e00',
  'high-leverage': '#009e73',
  influential: '#b0568a',
  font: "Inter, 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', system-ui, sans-serif",
} as const
