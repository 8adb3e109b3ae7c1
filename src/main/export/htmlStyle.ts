/** The style of an exported report, on screen and on A4 paper: the window's light theme. */
export const htmlStyle = `
:root { color-scheme: light; --text: #1c2430; --text-2: #566070; --border: #dfe2e8; --border-strong: #c3c8d1;
  --surface-2: #f6f7f9; --accent: #1f5fbf; --ok: #0f7b55; --ok-soft: #e3f4ec; --warn: #9a6700; --warn-soft: #fdf3d8;
  --bad: #b42318; --bad-soft: #fde8e4;
  --number: "JetBrains Mono", "Noto Sans Mono", ui-monospace, Menlo, Consolas, monospace; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 24px 24px 48px; max-width: 960px; background: #ffffff; color: var(--text);
  font: 14px/1.5 Inter, "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif; }
h1 { margin: 0 0 4px; font-size: 22px; overflow-wrap: anywhere; }
.author { margin: -16px 0 24px; overflow-wrap: anywhere; }
.subtitle { margin: 0 0 24px; color: var(--text-2); overflow-wrap: anywhere; }
h2 { margin: 32px 0 8px; padding-bottom: 4px; border-bottom: 1px solid var(--border-strong); font-size: 16px; }
p { margin: 8px 0; overflow-wrap: anywhere; }
.note { color: var(--text-2); font-size: 12px; }
.warning { padding: 6px 10px; border-left: 3px solid var(--warn); background: var(--warn-soft); }
.equation { padding: 10px 12px; background: var(--surface-2); border-radius: 6px; font-family: var(--number);
  font-size: 13px; overflow-wrap: anywhere; }
code { font-family: var(--number); font-size: 0.94em; white-space: pre-wrap; }
dl { display: grid; grid-template-columns: minmax(120px, max-content) 1fr; gap: 2px 20px; margin: 8px 0 12px; }
dt { color: var(--text-2); }
dd { margin: 0; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin: 8px 0 12px; }
table { width: 100%; border-collapse: collapse; font-size: 13px; }
table.narrow { width: auto; }
table.narrow th, table.narrow td { padding-right: 20px; }
caption { padding: 4px 0; text-align: left; font-weight: 600; }
th, td { padding: 4px 8px; border-bottom: 1px solid var(--border); text-align: left; vertical-align: top; }
th { color: var(--text-2); font-weight: 600; border-bottom-color: var(--border-strong); word-break: keep-all; }
.long { overflow-wrap: anywhere; }
.short { white-space: nowrap; }
.right { text-align: right; }
.number { font-family: var(--number); font-size: 12px; font-variant-numeric: tabular-nums; white-space: pre; }
.ok, .warn, .bad { padding: 0 6px; border-radius: 6px; white-space: nowrap; }
.ok { color: var(--ok); background: var(--ok-soft); }
.warn { color: var(--warn); background: var(--warn-soft); }
.bad { color: var(--bad); background: var(--bad-soft); }
figure { margin: 16px 0 24px; }
figure svg { display: block; width: 100%; height: auto; border: 1px solid var(--border); border-radius: 6px; }
figcaption { margin-bottom: 6px; font-weight: 600; }
@media print {
  @page { size: A4; margin: 16mm 14mm; }
  body { padding: 0; max-width: none; font-size: 10pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  h1, h2, caption, figcaption { break-after: avoid; }
  h2 { margin-top: 18pt; }
  .scroll { overflow: visible; }
  table { font-size: 8pt; }
  th, td { padding: 2pt 4pt; }
  .number { font-size: 7.5pt; }
  thead { display: table-header-group; }
  tr, figure, .equation, .warning { break-inside: avoid; }
  figure svg { max-height: 105mm; }
}
`
