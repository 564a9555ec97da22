export const zhCN = {
  errors: {
    'changed-meanwhile': '别人刚刚改了信笺。请重新载入后再改。',
    'picture-unreadable': '这不是可以打印的 PNG 或 JPEG 图片。',
    'picture-too-large': '图片太大。最多 4000 × 4000 像素、1 MB。',
    'no-logo': '还没有上传公司标志。',
  },
  preview: {
    title: '信笺预览',
    text: '报价单等文件的页眉、字体和页脚如本页所示。信笺在“设置 → 公司”里修改。',
    file: '信笺预览',
  },
  phone: '电话 {text}',
} as const;
