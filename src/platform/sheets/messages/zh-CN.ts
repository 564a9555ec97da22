export const sheetsZhCN = {
  errors: {
    'too-large': '文件超过 {limit} 的上限，请拆分后再导入。',
    empty: '文件里没有任何内容。',
    unreadable: '无法读取这个文件：它不是 CSV 或 XLSX，或者已经损坏。',
    'old-workbook': '这是 Excel 97–2003 的 .xls 文件，请另存为 .xlsx 后再导入。',
    encrypted: '这个工作簿设有密码，请去掉密码后再导入。',
    'zip-bomb': '文件“{part}”解压后大得不合常理，为安全起见未予读取。',
    'no-such-sheet': '工作簿里没有名为“{sheet}”的工作表。',
    'no-such-heading-row': '文件里没有第 {row} 行，无法用作标题行。',
    'line-too-long': '文件里有一行过长，不像是表格中的一行。',
    'too-many-columns': '第 {row} 行有 {columns} 列，超过 {limit} 列的上限。',
    'quotes-broken': '从第 {row} 行起，大部分行的引号不成对，无法可靠读取。请检查分隔符与引号后重新导出。',
  },
} as const;
