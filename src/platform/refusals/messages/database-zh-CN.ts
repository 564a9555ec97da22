/** Words for refusals of the database's files and lock; the source language. */
export const databaseZhCN = {
  errors: {
    'engine-restarted': '数据库刚刚重新启动，请重试',
    'directory-in-use': '另一个 Mainstay 进程正在使用数据目录 {directory}，一个目录只能由一个进程使用',
    unreachable: '无法连接数据库 {place}（{reason}），请检查 DATABASE_URL 以及服务器是否在运行',
    'holder-key': '数据目录的密钥不正确',
    'holder-failed': '正在运行的服务器未能执行该命令：{message}',
    'holder-not-ready': '使用该数据目录的进程尚未就绪，请稍后再试',
    'holder-gone': '正在运行的服务器中断了连接',
    'other-major': '数据目录由另一个数据库主版本（{found}）创建，本程序使用 {wanted}。请先用旧版本备份，再在此恢复',
    'not-a-cluster': '目录 {directory} 中不是 Mainstay 的数据库',
    'engine-failed': '无法打开目录 {directory} 中的数据库',
    'place-not-empty': '目标位置已有数据库，只能恢复或迁移到空的位置',
    'content-misfit': '数据中的表 {table} 不属于本程序的结构',
    'content-differs': '表 {table} 写入后与来源不一致（应有 {expected} 行，实有 {found} 行），已全部撤销',
    'content-newer': '数据来自更新版本的程序（{migration}），请先升级本程序',
    'backup-exists': '备份目录 {directory} 已存在',
    'backup-damaged': '备份 {directory} 不完整：文件 {file} 缺失或损坏',
    'backup-format': '备份 {directory} 的格式无法识别',
  },
} as const;
