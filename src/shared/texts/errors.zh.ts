import type { ErrorTexts } from './textTypes'

export const errorsZh: ErrorTexts = {
  'file-not-found': '找不到文件“{path}”。它可能已被移动、改名或删除：请检查路径，或重新选择文件。',
  'file-not-readable': '无法读取文件“{path}”：{reason}。请检查访问权限，或把它复制到别处再打开。',
  'file-is-folder': '“{path}”是文件夹。请选择其中的一个文件。',
  'file-not-regular': '“{path}”不是普通文件，而是设备、管道或套接字。请先把数据存为文件。',
  'file-changed-meanwhile': '文件“{path}”在读取过程中被修改，新旧数据行可能混在一起。请等它写完后再打开。',
  'file-empty': '文件“{path}”是空的，没有任何数据。请从来源处重新导出。',
  'file-binary':
    '文件“{path}”是二进制数据，既不是文本表格，也不是可识别的工作簿。请另存为 CSV 或 Excel 后再打开。',
  'file-header-only':
    '文件“{path}”只有含 {columns} 列的表头，没有任何数据行。如果第一行就是数据，请按“无表头”读取。',
  'file-columns-differ':
    '文件“{first}”与“{path}”的列不相同：只有其中一个含有“{column}”。要合为一张表的文件必须具有相同的列名。',
  'file-line-too-long':
    '文件“{path}”中从第 {byte} 字节开始的一行在 {limit} 之内没有结束。表格的行没有这么长：请检查文件是如何生成的，是否缺少引号或换行符。',
  'file-format-unsupported':
    '文件“{path}”的格式为 {format}，此处无法读取。请另存为 CSV、Excel（xlsx、xlsm、xls、xlsb）、OpenDocument（ods）、Parquet 或 JSON。',
  'encoding-unsupported':
    '为“{path}”指定的编码“{encoding}”无法识别。请试用 UTF-8、GB18030、Windows-1252、Shift_JIS 或 UTF-16LE，或改为自动检测。',
  'workbook-damaged': '工作簿“{path}”已损坏：{reason}。请用电子表格软件打开并重新保存后再试。',
  'web-page-no-table':
    '“{path}”是一个不含表格的网页：常常是把登录页或错误页当作数据存了下来。请用浏览器打开看看，再重新下载数据。',
  'data-damaged': '文件“{path}”已损坏，或提前结束：{reason}。请从来源重新获取。',
  'workbook-encrypted': '工作簿“{path}”设有密码。请在电子表格软件中取消密码、保存后再试。',
  'workbook-too-large':
    '工作簿“{path}”过大，无法作为工作簿打开（上限：{limit}）。请把工作表另存为 CSV，CSV 没有此限制。',
  'sheet-not-found': '工作簿“{path}”中没有工作表“{sheet}”。现有工作表：{sheets}。请选择其中之一。',
  'sheet-empty': '“{path}”的工作表“{sheet}”是空的。请选择其他工作表。',
  'range-invalid':
    '“{range}”不是“{path}”中有效的单元格区域。请写成 A1:F200 的形式：起始单元格、冒号、结束单元格。',
  'paste-empty': '剪贴板中没有单元格。请先在电子表格或网页中复制，再粘贴到这里。',
  'paste-too-large': '剪贴板中的文本超过 {limit}。请先存为文件，再打开该文件。',
  'import-failed': '无法把文件“{path}”读成表格：{reason}。请检查分隔符、编码和要跳过的行数。',
  'disk-full':
    '存放临时文件的磁盘（“{folder}”）已满，表格放不下。请腾出一些空间，或让 TMPDIR（Windows 上为 TEMP）指向另一块磁盘上的文件夹。',
  'temporary-files-impossible':
    '无法使用存放临时文件的文件夹“{folder}”：{reason}。请让 TMPDIR（Windows 上为 TEMP）指向一个可写的文件夹。',
  'filter-invalid':
    '条件“{condition}”无法使用：{reason}。请写关于表中各列的条件，例如：x >= 3 AND y IS NOT NULL。含空格或符号的列名用双引号括起来，文本用单引号。',
  'formula-syntax':
    '公式“{formula}”从第 {position} 个字符起无法解析：遇到 {found}，此处应为 {expected}。请在该处更正。',
  'function-unknown': '公式“{formula}”使用了未知函数“{name}”（第 {position} 个字符）。可用的函数：{known}。',
  'column-unknown':
    '没有名为“{name}”的列。名称相近的列：{suggestions}。在公式中，含空格或符号的列名请用反引号括起来。',
  'response-missing': '公式“{formula}”没有指明要解释的变量。请把因变量写在波浪号之前，例如：mpg ~ wt。',
  'response-not-numeric':
    '因变量“{name}”不是数值（例如其中有“{example}”）。请选择数值列作为因变量，或在导入时更改该列的类型。',
  'response-counts':
    '因变量“{name}”是成功与失败的计数，此方法不能使用。请选择一个数值列，或两者的比例，例如 I(a/(a + b))。',
  'expression-not-numeric':
    '表达式“{expression}”需要数值，但列“{name}”是文本。请把该列单独作为因子使用，或改用数值列。',
  'no-terms': '公式“{formula}”没有任何可估计的项：既无截距，也无自变量。请加入自变量，或去掉“0”。',
  'too-few-rows':
    '可用的行只有 {rows} 行，而系数有 {coefficients} 个。请减少自变量，或恢复一些行：查看含缺失值和已排除的行。',
  'all-rows-missing':
    '{rows} 行中的每一行都至少在模型的某一列（{columns}）缺失。请去掉缺失最多的列，或检查哪些文本被当作缺失值。',
  'all-rows-excluded': '全部 {rows} 行都已被排除或筛掉。请恢复一部分行，或放宽筛选条件。',
  'values-infinite':
    '表达式“{name}”在 {count} 行中为无穷大，首次出现在第 {row} 行；对 0 取对数、除以 0 或结果超过 1.8e308 会造成这种情况。请排除这些行，或改用其他变换。',
  'factor-one-level':
    '因子“{name}”在所用的行中只有一个水平“{level}”，无从比较。请把它移出模型，或恢复其他行。',
  'too-many-columns': '模型将有 {columns} 个系数，超过上限 {limit}。请去掉水平过多的因子或交互项。',
  'weights-invalid':
    '“{name}”第 {row} 行的权重为 {value}。权重必须大于或等于 0：请更正或排除该行，或选择其他列。',
  'weights-zero': '“{name}”在所用的每一行中权重都为 0，没有任何行起作用。请选择其他列，或不使用权重。',
  'weights-uneven':
    '权重从 {smallest} 到 {largest}：与大权重相比，小权重在运算中完全消失，“{term}”无法估计。请把最小的权重设为 0，或缩小权重之间的差距。',
  'coefficient-infinite':
    '“{term}”的系数过大，无法表示为数字，因为该项的取值过于接近 0。请把它乘以一个大数，例如 I(1e300 * x)，或缩小因变量。',
  'robust-undetermined':
    '这一稳健方法所计入的行不足以确定系数：过多的行彼此一致，或某一项只依靠不计入的行。请改用最小二乘法、huber 或 lad，或去掉该项。',
  'cluster-not-chosen':
    '聚类稳健标准误需要知道哪些行属于同一组。请选择标明分组的列（命令行中为 --cluster 列名）。',
  'cluster-missing': '第 {row} 行在分组列“{name}”中没有值。请补上该值、排除该行，或选择其他列。',
  'cluster-single': '所有行在分组列“{name}”中的值都相同；至少需要两个组。请选择其他列，或改用其他标准误。',
  'degree-too-high':
    '“{name}”的 {degree} 次多项式需要多于 {degree} 个不同的取值，现在只有 {distinct} 个。请降低次数。',
  'constraint-syntax':
    '约束条件“{constraints}”从第 {position} 个字符起无法解析：遇到 {found}，此处应为 {expected}。请在该处更正。',
  'constraint-term-unknown':
    '约束条件中的“{name}”（第 {position} 个字符）不是模型中的项。名称相近的项：{suggestions}。模型的项有：{known}。',
  'constraint-nonlinear':
    '约束条件“{constraints}”在第 {position} 个字符处乘以或除以了系数。只能约束系数与数字之积的和，例如：x1 + 2*x2 = 1。交互项请写作 x1:x2。',
  'constraint-without-term':
    '约束条件“{constraint}”（第 {position} 个字符）没有约束任何系数：其中没有系数，或系数相互抵消。请按系数表中的名称写出项。',
  'constraints-contradictory': '没有系数能同时满足这些约束条件：{conflict}。请放宽或去掉其中一个。',
  'constraint-aliased':
    '约束条件“{constraint}”限制了“{term}”，而该项由其他项决定，无法与它们区分。请把其中一项移出模型，或用等式把它们联系起来。',
  'rows-out-of-range': '行 {rows} 不存在：数据的行号为 1 至 {rowCount}。行号从 1 算起，不含表头。',
  'predictors-absent':
    '新的行缺少模型要读取的列：{names}。现有的列：{present}。请按拟合数据的列名改名，或补上这些列。',
  'predictor-type-differs':
    '列“{name}”中是{found}（例如“{example}”），而模型在此读取{expected}。请在新的行中更正，或在导入时指明读法。',
  'learning-rate-invalid': '学习率“{value}”无法使用。请输入大于 0 的数，例如 0.1。',
  'iterations-invalid': '迭代次数“{value}”无法使用。请输入 0 至 {limit} 之间的整数。',
  'pretrained-invalid': '文件“{path}”不是预训练模型：{reason}。请在窗口中保存一个，或给出拟合或下降的 JSON。',
  'pretrained-term-missing':
    '“{path}”的预训练模型没有 {missing} 的系数，只有 {known}。微调要求每一项都有系数：请去掉缺少的项，或带上它重新预训练。',
  'start-missing': '缺少 {names} 的初始值。非线性模型的每个参数都要有初始值，例如 {example}。',
  'nonlinear-no-parameter':
    '“{formula}”中没有待求的参数，或参数多于 {most} 个。不是列名的名称就是参数，例如 y ~ a * exp(b * x)。',
  'nonlinear-function':
    '{name} 没有已知的导数，不能包含参数。可用 + − * / ^、exp、log、sqrt、sin、cos、tan 等。',
  'response-not-binary':
    '逻辑损失的响应只能是 0 和 1，或 cbind(成功数, 失败数)；“{name}”在第 {row} 行是 {value}。请写明什么算作成功，例如 I({name} > 0)。',
  'response-one-class': '响应“{name}”在每一行都是 {value}，没有可以区分的类别。',
  'residual-scale-zero': '至少一半的行恰好落在最小二乘拟合上，残差没有尺度。请给定一个尺度。',
  'start-unknown': '初始值中的“{name}”不是模型的系数。模型的系数：{known}。',
  usage: '无法执行该命令：{detail}。运行 leastwise --help 可查看用法。',
  'method-unknown': '没有名为“{method}”的方法。可选：{known}。',
  'option-unfit': '{option} 用于在工作簿中选择，而“{path}”不是工作簿。请去掉该选项，或换一个文件。',
  'option-text-only': '{option} 说明如何读取文本，而“{path}”不是文本文件。请去掉该选项，或换一个文件。',
  'option-invalid': '选项 {option} 不能为“{value}”。应为：{expected}。',
  cancelled: '已取消，未作任何更改。',
  'engine-stopped': '计算引擎已停止（{reason}）。引擎已重新启动，正在从文件重新载入数据。',
  'not-granted': '程序无权读取此文件。请在打开对话框中选择它，或把它拖到窗口上。',
  'message-invalid':
    '程序内部的一个请求格式有误，已被拒绝（{detail}）。请重复上一步操作；如再次出现，请反馈给我们。',
  'table-closed': '该表格已关闭。请重新打开文件。',
  'fit-outdated': '模型或数据在此期间已更改，该结果已过时。请重新拟合。',
  'copy-too-large':
    '要复制的单元格有 {cells} 个，剪贴板最多接受 {limit} 个。请少选一些行，或将它们导出到文件。',
  'sheet-too-small':
    '一张工作表最多容纳 {rowLimit} 行、{columnLimit} 列，而这里有 {rows} 行、{columns} 列。请筛选行，或导出为没有此限制的 CSV。',
  'cell-too-long':
    '“{name}”第 {row} 行的文本超过工作簿单元格所能容纳的 {limit} 个字符。请导出为没有此限制的 CSV。',
  'project-unrecognised': '文件“{path}”不是 Leastwise 项目。若是数据，请用“打开”。',
  'project-damaged': '项目“{path}”已损坏：{reason}。没有任何改动。上一个版本保存在它旁边，同名加 .bak。',
  'project-newer':
    '项目“{path}”的版本是 {version}；此 Leastwise 只认识到版本 {known}。请用更新的 Leastwise 打开。',
  'project-invalid':
    '项目“{path}”的内容不合规定，位置 {place}：{reason}。请在该处改正，或打开旁边的 .bak 文件。',
  'project-too-large': '项目“{path}”超过可读取的上限 {limit}。',
  'project-too-many-values': '项目“{path}”包含超过 {limit} 个值，任何项目都不会如此。未予读取。',
  'project-too-deep': '项目“{path}”的嵌套超过 {limit} 层，任何项目都不会如此。未予读取。',
  'project-data-damaged':
    '项目“{path}”中的数据“{name}”与存入时不同（SHA-256 不符）。请打开旁边的 .bak 文件，或直接打开数据。',
  'project-data-too-large': '“{name}”超过项目可嵌入的上限 {limit}。请不嵌入数据保存项目。',
  'project-file-gone': '项目“{path}”需要文件“{name}”，但它已不在原处。请把它放在项目旁边，或用 --data 指定。',
  'project-changed-elsewhere': '自您打开后，项目“{path}”已被他人修改，未予覆盖。请用另一个名称保存您的工作。',
  'project-open-elsewhere':
    '项目“{path}”正在另一个 Leastwise 中打开（{owner}），未予覆盖。请用另一个名称保存，或先在那里关闭它。',
  'project-without-data': '项目“{path}”没有指定数据，因此无可运行。',
  'journal-failed':
    '无法把您的更改记入“{path}”：{reason}。程序若崩溃，这些更改会丢失。请保存项目，并腾出磁盘空间。',
  'write-failed': '无法写入“{path}”：{reason}。原有文件未受影响。请换一个文件夹或文件名，或腾出磁盘空间。',
  'pdf-unavailable':
    '生成 PDF 需要桌面程序，而它没有在此运行。请把报告存为 .html 后打印，或改用 .md 或 .tex。',
  'out-of-memory': '内存不足，无法完成。请关闭其他程序、减少列数或筛选行后重试。',
  internal: '程序内部出错：{detail}。您的数据未受影响，请把这段文字反馈给我们。',
  'step-type':
    '列“{name}”中是{found}，而此步骤需要{expected}。请改选其他列，或在导入时、或用更早的步骤改变其类型。',
  'step-no-values': '列“{name}”没有任何值，无法算出此步骤所需的数。',
  'step-value': '值“{value}”与列“{name}”不符，该列中是{expected}。请换一个相符的值。',
  'step-file': '被连接的文件“{name}”：{reason}',
  'step-key-types':
    '此处的键“{name}”中是{found}，那里的键“{other}”中是{expected}，不会有任何匹配。请将两者读作同一类型：在导入时指定列类型，或用更早的步骤。',
  'step-keys-repeated':
    '每个键只能出现在一行中，否则行会成倍增加。“{columns}”中有 {count} 个键出现在多行，最先是 {keys}。请先按键汇总该文件、增加一个键列，或取第一个匹配。',
  'step-column-later': '这里还没有列“{name}”：它由第 {step} 步生成。请将此步骤移到第 {step} 步之后。',
  'step-column-off': '这里没有列“{name}”：生成它的第 {step} 步已关闭。请打开该步骤，或关闭此步骤。',
  'step-column-gone':
    '这里已没有列“{name}”：第 {step} 步只留下其分组列和统计量。请将此步骤移到它之前，或把该列加入其统计量。',
  'step-internal': '此步骤无法执行：{reason}。',
  'step-failed': '数据准备第 {step} 步：{reason}',
  'steps-unreadable': '步骤文件“{path}”不是由步骤组成的 JSON 数组：{reason}。文档中有示例。',
  'steps-invalid': '“{path}”中的步骤无法使用：第 {step} 步，{field}：{reason}。各步骤的字段见文档。',
}
