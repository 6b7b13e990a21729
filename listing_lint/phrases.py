"""What the tool itself says, in every language it speaks: labels, headings, summaries.

Messages of rules live with their rules. `{…}` are values; both languages of a phrase have the same.
Forms for one and for many are told apart by `one` and `many` behind the key.
"""

from __future__ import annotations

from collections.abc import Mapping

SPOKEN = ("en", "zh-CN")
"""The languages of messages, the first one where nothing says which."""

PHRASES: Mapping[str, Mapping[str, str]] = {
    "severity.error": {"en": "error", "zh-CN": "错误"},
    "severity.warning": {"en": "warning", "zh-CN": "警告"},
    "severity.info": {"en": "info", "zh-CN": "提示"},
    "field.title": {"en": "title", "zh-CN": "标题"},
    "field.highlight": {"en": "item highlight", "zh-CN": "商品亮点"},
    "field.bullet": {"en": "bullet", "zh-CN": "五点描述"},
    "field.bullet.number": {"en": "bullet {number}", "zh-CN": "五点描述 {number}"},
    "field.description": {"en": "description", "zh-CN": "商品描述"},
    "field.search_terms": {"en": "search terms", "zh-CN": "搜索词"},
    "field.search_terms.number": {"en": "search terms {number}", "zh-CN": "搜索词 {number}"},
    "field.tag": {"en": "tag", "zh-CN": "标签"},
    "field.tag.number": {"en": "tag {number}", "zh-CN": "标签 {number}"},
    "field.brand": {"en": "brand", "zh-CN": "品牌"},
    "field.composition": {"en": "composition", "zh-CN": "成分"},
    "field.product_type": {"en": "product type", "zh-CN": "商品类型"},
    "field.color": {"en": "color", "zh-CN": "颜色"},
    "field.size": {"en": "size", "zh-CN": "尺寸"},
    "field.model": {"en": "model", "zh-CN": "型号"},
    "field.country_of_origin": {"en": "country of origin", "zh-CN": "原产国"},
    "place.listing": {"en": "whole listing", "zh-CN": "整个商品"},
    "place.file": {"en": "file", "zh-CN": "文件"},
    "place.line": {"en": "{pointer}, line {row}", "zh-CN": "{pointer}，第 {row} 行"},
    "place.row": {"en": "row {row}", "zh-CN": "第 {row} 行"},
    "list.comma": {"en": ", ", "zh-CN": "、"},
    "list.semicolon": {"en": "; ", "zh-CN": "；"},
    "list.place": {"en": ", ", "zh-CN": "，"},
    "list.sentence": {"en": " ", "zh-CN": ""},
    "list.everything": {"en": "everything", "zh-CN": "全部"},
    "aside": {"en": " ({text})", "zh-CN": "（{text}）"},
    "share": {"en": "{number} %", "zh-CN": "{number}%"},
    "label.fix": {"en": "fix", "zh-CN": "修改"},
    "label.try": {"en": "try", "zh-CN": "建议"},
    "label.source": {"en": "source", "zh-CN": "来源"},
    "label.accepted": {"en": "kept", "zh-CN": "保留"},
    "label.said": {"en": "{label}: {text}", "zh-CN": "{label}：{text}"},
    "label.trusted": {"en": "{label} ({trust})", "zh-CN": "{label}（{trust}）"},
    "fix.safe": {"en": "safe", "zh-CN": "安全"},
    "fix.unsafe": {"en": "unsafe", "zh-CN": "需核对"},
    "fix.manual": {"en": "by hand", "zh-CN": "手动"},
    "suggestion.nothing-left": {
        "en": "nothing else stands in this field: write what the product is",
        "zh-CN": "该字段没有其他内容：请写明产品是什么",
    },
    "suggestion.reword": {
        "en": "reword the sentence: without these words it does not hold",
        "zh-CN": "请改写此句：去掉这些词后句子不通顺",
    },
    "fix.insert": {"en": "Insert “{new}” into {field}", "zh-CN": "在{field}中插入“{new}”"},
    "fix.change": {"en": "Change {field}", "zh-CN": "修改{field}"},
    "fix.empties": {"en": "leave this field empty", "zh-CN": "清空此字段"},
    "certainty.A": {"en": "official text", "zh-CN": "官方原文"},
    "certainty.A2": {
        "en": "official text, read in dated copies",
        "zh-CN": "官方原文（依据注明日期的存档副本）",
    },
    "certainty.B": {"en": "statement of the store's staff", "zh-CN": "平台工作人员的说明"},
    "certainty.C": {"en": "several blogs agree", "zh-CN": "多个博客说法一致"},
    "certainty.D": {"en": "one blog", "zh-CN": "单个博客"},
    "certainty.U": {"en": "not verified", "zh-CN": "未经核实"},
    "source.more": {"en": "{title}, and {count} more", "zh-CN": "{title}，另有 {count} 个"},
    "source.read": {"en": "read {day}", "zh-CN": "{day} 查阅"},
    "summary.nothing": {"en": "no listing was checked", "zh-CN": "没有检查任何商品"},
    "summary.clean.one": {
        "en": "{listings} listing in {files}: nothing to report",
        "zh-CN": "{files}中的 {listings} 个商品：没有发现问题",
    },
    "summary.clean.many": {
        "en": "{listings} listings in {files}: nothing to report",
        "zh-CN": "{files}中的 {listings} 个商品：没有发现问题",
    },
    "summary.listings.one": {
        "en": "{listings} listing in {files}, {clean} clean ({share})",
        "zh-CN": "{files}中的 {listings} 个商品，其中 {clean} 个没有问题（{share}）",
    },
    "summary.listings.many": {
        "en": "{listings} listings in {files}, {clean} clean ({share})",
        "zh-CN": "{files}中的 {listings} 个商品，其中 {clean} 个没有问题（{share}）",
    },
    "summary.clean.some.many": {
        "en": "{listings} listings in {files}: nothing to report, {textless} without text",
        "zh-CN": "{files}中的 {listings} 个商品：没有发现问题，其中 {textless} 个没有文案",
    },
    "summary.listings.some.many": {
        "en": "{listings} listings in {files}, {textless} without text; of the others, {clean} clean ({share})",
        "zh-CN": "{files}中的 {listings} 个商品，其中 {textless} 个没有文案；其余商品中 {clean} 个没有问题（{share}）",
    },
    "summary.textless.one": {
        "en": "{listings} listing in {files}, without text: nothing to check",
        "zh-CN": "{files}中的 {listings} 个商品：没有可检查的文案",
    },
    "summary.textless.many": {
        "en": "{listings} listings in {files}, all without text: nothing to check",
        "zh-CN": "{files}中的 {listings} 个商品：均无可检查的文案",
    },
    "summary.files.one": {"en": "{files} file", "zh-CN": "{files} 个文件"},
    "summary.files.many": {"en": "{files} files", "zh-CN": "{files} 个文件"},
    "summary.found.one": {"en": "{count} finding: {severities}", "zh-CN": "{count} 处问题：{severities}"},
    "summary.found.many": {"en": "{count} findings: {severities}", "zh-CN": "{count} 处问题：{severities}"},
    "summary.error.one": {"en": "{count} error", "zh-CN": "{count} 个错误"},
    "summary.error.many": {"en": "{count} errors", "zh-CN": "{count} 个错误"},
    "summary.warning.one": {"en": "{count} warning", "zh-CN": "{count} 个警告"},
    "summary.warning.many": {"en": "{count} warnings", "zh-CN": "{count} 个警告"},
    "summary.info.one": {"en": "{count} info", "zh-CN": "{count} 个提示"},
    "summary.info.many": {"en": "{count} info", "zh-CN": "{count} 个提示"},
    "summary.judged": {
        "en": "by the rules of {markets} on {day}",
        "zh-CN": "按 {markets} 在 {day} 的规则检查",
    },
    "summary.hidden": {
        "en": "{count} below --min-severity not shown",
        "zh-CN": "另有 {count} 处低于 --min-severity，未显示",
    },
    "summary.accepted": {
        "en": "{count} accepted by suppressions and baseline (--show-suppressed)",
        "zh-CN": "另有 {count} 处已由豁免或基线接受（--show-suppressed 可查看）",
    },
    "summary.families": {"en": "by family: {families}", "zh-CN": "按类别：{families}"},
    "summary.fixable": {"en": "{count} with a fix: {kinds}", "zh-CN": "{count} 处有修改方案：{kinds}"},
    "summary.fixable.safe": {"en": "{count} safe", "zh-CN": "安全 {count} 处"},
    "summary.fixable.unsafe": {
        "en": "{count} unsafe (read before use)",
        "zh-CN": "需核对 {count} 处",
    },
    "summary.unread.one": {"en": "{count} file could not be read", "zh-CN": "{count} 个文件无法读取"},
    "summary.unread.many": {"en": "{count} files could not be read", "zh-CN": "{count} 个文件无法读取"},
    "summary.unchecked": {
        "en": "no word lists for “{language}” yet: its listings were checked by the computed rules only",
        "zh-CN": "暂无“{language}”的词表：该语言的商品只按计算类规则检查",
    },
    "summary.explain": {
        "en": "`listing-lint rule NAME` says why a rule exists and where it comes from",
        "zh-CN": "运行 `listing-lint rule 规则名` 可查看规则的原因和出处",
    },
    "junit.clean": {"en": "clean listings", "zh-CN": "没有问题的商品"},
    "markdown.where": {"en": "where", "zh-CN": "位置"},
    "markdown.severity": {"en": "severity", "zh-CN": "级别"},
    "markdown.finding": {"en": "finding", "zh-CN": "问题"},
    "markdown.family": {"en": "family", "zh-CN": "类别"},
    "markdown.rule": {"en": "rule", "zh-CN": "规则"},
    "markdown.left_out.one": {
        "en": "{count} more finding has no room in a comment: {severities}. Write another report beside this one, "
        "such as findings.csv.",
        "zh-CN": "评论篇幅有限，另有 {count} 处问题未列出：{severities}。请同时输出另一份报告，例如 findings.csv。",
    },
    "markdown.left_out.many": {
        "en": "{count} more findings have no room in a comment: {severities}. Write another report beside this one, "
        "such as findings.csv.",
        "zh-CN": "评论篇幅有限，另有 {count} 处问题未列出：{severities}。请同时输出另一份报告，例如 findings.csv。",
    },
    "suppression.expired": {
        "en": "{path}: a suppression ended on {day}: {entry}; renew it or take it out",
        "zh-CN": "{path}：一条豁免已于 {day} 到期：{entry}；请续期或删除",
    },
    "suppression.unused": {
        "en": "{path}: a suppression silences nothing: {entry}; take it out",
        "zh-CN": "{path}：一条豁免未匹配到任何问题：{entry}；请删除",
    },
    "baseline.fixed.one": {
        "en": "{path}: {count} finding is fixed; take it out with `listing-lint baseline update`",
        "zh-CN": "{path}：有 {count} 处已修复；请用 `listing-lint baseline update` 移除",
    },
    "baseline.fixed.many": {
        "en": "{path}: {count} findings are fixed; take them out with `listing-lint baseline update`",
        "zh-CN": "{path}：有 {count} 处已修复；请用 `listing-lint baseline update` 移除",
    },
    "files.passed-over": {
        "en": "passed over {files}, {reason}: {names}",
        "zh-CN": "已跳过 {files}（{reason}）：{names}",
    },
    "files.other": {"en": "not listing files by their endings", "zh-CN": "从扩展名看不是商品文件"},
    "files.foreign": {"en": "no listings in them", "zh-CN": "其中没有商品信息"},
    "files.excluded": {"en": "excluded by the configuration", "zh-CN": "已被配置排除"},
    "files.no-ending": {"en": "no ending", "zh-CN": "无扩展名"},
    "files.missing": {
        "en": "{path}: there is no such file or folder",
        "zh-CN": "{path}：没有这个文件或文件夹",
    },
    "files.unchanged": {"en": "{path}: {why}; nothing was changed", "zh-CN": "{path}：{why}；未作任何修改"},
    "progress": {
        "en": "{listings} listings, {findings} findings ",
        "zh-CN": "已检查 {listings} 个商品，发现 {findings} 处问题 ",
    },
    "stopped": {"en": "stopped", "zh-CN": "已中止"},
    "usage.help": {
        "en": "{sentence}; see {command} --help",
        "zh-CN": "{sentence}；用法请看 {command} --help",
    },
    "usage.option": {"en": "no such option {name}", "zh-CN": "没有 {name} 这个选项"},
    "usage.command": {"en": "no such command {name}", "zh-CN": "没有 {name} 这个命令"},
    "usage.near": {"en": "{sentence}, did you mean {names}?", "zh-CN": "{sentence}，相近的有 {names}"},
    "usage.missing.argument": {"en": "missing argument {name}", "zh-CN": "缺少参数 {name}"},
    "usage.missing.option": {"en": "missing option {name}", "zh-CN": "缺少选项 {name}"},
    "usage.bad": {"en": "invalid value for {name}: {why}", "zh-CN": "{name} 的值无效：{why}"},
    "usage.choice": {"en": "choose one of {names}", "zh-CN": "可选值为 {names}"},
    "usage.number": {"en": "it takes a whole number from {least} on", "zh-CN": "须为不小于 {least} 的整数"},
    "usage.no-path": {"en": "{path} does not exist", "zh-CN": "没有 {path} 这个文件或文件夹"},
    "usage.folder": {"en": "{path} is a folder", "zh-CN": "{path} 是文件夹，请指定文件"},
    "usage.file": {"en": "{path} is a file", "zh-CN": "{path} 是文件，请指定文件夹"},
    "usage.unreadable": {"en": "{path} can't be read", "zh-CN": "{path} 无法读取"},
    "usage.value": {"en": "option {name} requires a value", "zh-CN": "选项 {name} 缺少值"},
    "usage.day": {
        "en": "“{value}” is no date; write it like 2026-07-27",
        "zh-CN": "“{value}”不是日期；请写成 2026-07-27 这样的格式",
    },
    "usage.configurations": {
        "en": "--config and --no-config exclude each other",
        "zh-CN": "--config 与 --no-config 不能同时使用",
    },
    "usage.audit": {
        "en": "name files and the folder of their record (-o), or two records (--compare)",
        "zh-CN": "请指定文件及记录文件夹（-o），或指定两份记录（--compare）",
    },
    "cannot.reach": {
        "en": "{path}: {why}; see that it can be read and written",
        "zh-CN": "{path}：{why}；请确认可以读写",
    },
    "cannot.reach-report": {
        "en": "the report: {why}; see that it can be read and written",
        "zh-CN": "报告：{why}；请确认可以读写",
    },
    "cannot.fix-input": {
        "en": "standard input can't be fixed; save it as a file first",
        "zh-CN": "标准输入无法修改；请先保存为文件",
    },
    "cannot.fix-several": {
        "en": "-o takes the fixed listings of one file; leave it away to fix several in place",
        "zh-CN": "-o 只能用于修改一个文件；要原地修改多个文件，请去掉 -o",
    },
    "cannot.fix-ending": {
        "en": "with --fix, -o takes the fixed listings, and {output} has another ending than {path}; "
        "the report goes to standard output",
        "zh-CN": "使用 --fix 时，-o 用于保存修改后的商品，而 {output} 与 {path} 的扩展名不同；报告会输出到标准输出",
    },
    "cannot.fix-outputs": {
        "en": "with --fix, one file takes the fixed listings, not {names}; write FORMAT:FILE for a report",
        "zh-CN": "使用 --fix 时，只能用一个文件保存修改后的商品，而不是 {names}；报告请写成 FORMAT:FILE",
    },
    "cannot.two-outputs": {
        "en": "{path} can't take two outputs; name another file for one of them",
        "zh-CN": "{path} 不能同时写入两份内容；请为其中一份另指定文件",
    },
    "cannot.report-ending": {
        "en": "{path}: no report ends like this; end it with {endings}, or write FORMAT:{path}",
        "zh-CN": "{path}：没有使用此扩展名的报告；请使用 {endings}，或写成 FORMAT:{path}",
    },
    "cannot.report-format": {
        "en": "no report is called “{name}”; did you mean “{near}”?",
        "zh-CN": "没有名为“{name}”的报告；是不是“{near}”？",
    },
    "cannot.report-terminal": {
        "en": "{format} is no text for a terminal; name a file with --output",
        "zh-CN": "{format} 不是文本，无法在终端显示；请用 --output 指定文件",
    },
    "cannot.output-over": {
        "en": "{path} is a file to be checked; name another one for what is written",
        "zh-CN": "{path} 是要检查的文件；写入内容请另指定一个文件",
    },
    "cannot.report-write": {
        "en": "{path}: {why}; name a file that can be written",
        "zh-CN": "{path}：{why}；请指定可写入的文件",
    },
    "cannot.input-format": {
        "en": "no file format “{name}”; choose one of {names}",
        "zh-CN": "没有“{name}”这种文件格式；可选：{names}",
    },
    "cannot.watch-input": {
        "en": "standard input can't be watched; name a file or a folder",
        "zh-CN": "无法监视标准输入；请指定文件或文件夹",
    },
    "cannot.select": {
        "en": "no rule or family is called “{name}”; `listing-lint rules` shows them all",
        "zh-CN": "没有名为“{name}”的规则或类别；`listing-lint rules` 会列出全部规则",
    },
    "cannot.select-near": {
        "en": "no rule or family is called “{name}”; did you mean “{near}”?",
        "zh-CN": "没有名为“{name}”的规则或类别；是否指“{near}”？",
    },
    "cannot.rule": {
        "en": "no rule is called “{name}”; `listing-lint rules` shows them all",
        "zh-CN": "没有名为“{name}”的规则；`listing-lint rules` 会列出全部规则",
    },
    "cannot.rule-near": {
        "en": "no rule is called “{name}”; did you mean “{near}”?",
        "zh-CN": "没有名为“{name}”的规则；是否指“{near}”？",
    },
    "cannot.init": {
        "en": "{path} is there already; edit it, or delete it first",
        "zh-CN": "{path} 已存在；请直接编辑，或先删除",
    },
    "cannot.configuration": {
        "en": "{path}: there is no table [tool.listing-lint] in it",
        "zh-CN": "{path}：其中没有 [tool.listing-lint] 表",
    },
    "cannot.baseline": {
        "en": "the baseline is left as it is, because not every file could be read",
        "zh-CN": "有文件无法读取，基线保持不变",
    },
    "unknown-market": {
        "en": "no rules for the market “{name}”; known: {names}",
        "zh-CN": "没有站点“{name}”的规则；已有站点：{names}",
    },
    "unreadable.system": {"en": "{path}: {why}", "zh-CN": "{path}：{why}"},
    "unreadable.format": {
        "en": "{path}: no format “{name}”; choose one of {names}",
        "zh-CN": "{path}：没有“{name}”这种格式；可选：{names}",
    },
    "unreadable.header": {
        "en": "{path}: no header row of the format {format} in the first {rows} rows; leave --format away, "
        "or restore the header",
        "zh-CN": "{path}：前 {rows} 行中没有 {format} 格式的表头行；请去掉 --format，或恢复表头",
    },
    "unreadable.character": {
        "en": "{path}: {cell} can't hold “{character}” in the file's encoding {encoding}; "
        "save the file as UTF-8 first",
        "zh-CN": "{path}：文件编码为 {encoding}，{cell} 无法写入“{character}”；请先将文件另存为 UTF-8",
    },
    "unreadable.template": {
        "en": "{path}: no sheet begins with TemplateType= or settings=; use the template as Amazon gave it",
        "zh-CN": "{path}：没有以 TemplateType= 或 settings= 开头的工作表；请使用亚马逊提供的原始模板",
    },
    "unreadable.password": {
        "en": "{path}: this workbook has a password; save it without one",
        "zh-CN": "{path}：此工作簿设有密码；请取消密码后另存",
    },
    "unreadable.zip": {
        "en": "{path}: this is a zip archive; unpack it and check the file inside",
        "zh-CN": "{path}：这是 zip 压缩包；请解压后检查其中的文件",
    },
    "unreadable.workbook": {
        "en": "{path}: this workbook can't be opened ({why}); open it in Excel and save it as .xlsx",
        "zh-CN": "{path}：无法打开此工作簿（{why}）；请在 Excel 中打开并另存为 .xlsx",
    },
    "unreadable.sheet": {
        "en": "{path}: the sheet “{name}” can't be read ({why}); save the file again",
        "zh-CN": "{path}：无法读取工作表“{name}”（{why}）；请重新保存文件",
    },
    "unreadable.time": {
        "en": "{path}: sheet “{name}”, row {row}: a number is too large for the date or time as which its cell is formatted; "
        "give the cell the format General",
        "zh-CN": "{path}：工作表“{name}”第 {row} 行：某个单元格设为日期或时间格式，但数值过大；请将该单元格改为“常规”格式",
    },
    "unreadable.package": {
        "en": "{path}: {why}; save it as .xlsx or .xlsm in Excel first",
        "zh-CN": "{path}：{why}；请先在 Excel 中另存为 .xlsx 或 .xlsm",
    },
    "unreadable.cell": {"en": "{path}: cell {cell} {why}", "zh-CN": "{path}：单元格 {cell}：{why}"},
    "unreadable.column": {
        "en": "{path}: the column “{header}” can't be mapped to “{field}”; choose one of {names}",
        "zh-CN": "{path}：“{header}”列不能对应到“{field}”；可选：{names}",
    },
    "unreadable.no-column": {
        "en": "{path}: no column to write “{text}” to; add it to the file first",
        "zh-CN": "{path}：没有可写入“{text}”的列；请先在文件中添加该列",
    },
    "unreadable.changed": {
        "en": "{path}: {cell} no longer holds the text that was read; check the file again, then fix it",
        "zh-CN": "{path}：{cell} 的内容与读取时不同；请重新检查文件后再修改",
    },
    "unreadable.xml": {
        "en": "{path}: XML is not read yet; export the feed as tab-delimited text, CSV or .xlsx, or write it as JSON or "
        "YAML, and check that",
        "zh-CN": "{path}：暂不支持 XML；请将商品数据导出为制表符分隔的文本、CSV 或 .xlsx，或改写为 JSON、YAML，再进行检查",
    },
    "unreadable.no-text": {
        "en": "{path}: this is not a text file; save it as .xlsx, or as tab-delimited text, and try again",
        "zh-CN": "{path}：这不是文本文件；请另存为 .xlsx 或制表符分隔的文本后重试",
    },
    "watch": {"en": "waiting for changes; Ctrl-C ends", "zh-CN": "正在等待文件更改；按 Ctrl-C 结束"},
    "difference.added": {"en": "new listing", "zh-CN": "新增商品"},
    "difference.gone": {"en": "listing is gone", "zh-CN": "商品已不存在"},
    "difference.changed": {"en": "texts changed", "zh-CN": "文字有变化"},
    "difference.same": {"en": "texts unchanged", "zh-CN": "文字无变化"},
    "difference.new": {"en": "new", "zh-CN": "新增"},
    "difference.fixed": {"en": "fixed", "zh-CN": "已修复"},
    "difference.listings": {
        "en": "listings: {changed} changed, {added} added, {gone} gone, {same} the same",
        "zh-CN": "商品：{changed} 个有变化，{added} 个新增，{gone} 个已不存在，{same} 个未变",
    },
    "difference.findings.one": {
        "en": "{count} new finding, {fixed} fixed, {unchanged} unchanged",
        "zh-CN": "新增 {count} 处问题，已修复 {fixed} 处，{unchanged} 处未变",
    },
    "difference.findings.many": {
        "en": "{count} new findings, {fixed} fixed, {unchanged} unchanged",
        "zh-CN": "新增 {count} 处问题，已修复 {fixed} 处，{unchanged} 处未变",
    },
    "baseline.created.one": {
        "en": "{path}: {count} finding accepted",
        "zh-CN": "{path}：已接受 {count} 处问题",
    },
    "baseline.created.many": {
        "en": "{path}: {count} findings accepted",
        "zh-CN": "{path}：已接受 {count} 处问题",
    },
    "baseline.configure": {
        "en": 'write baseline = "{path}" into the configuration, or check with --new-only {path}',
        "zh-CN": '请在配置中写入 baseline = "{path}"，或在检查时使用 --new-only {path}',
    },
    "baseline.standing": {
        "en": "{path}: {kept} still found, {fixed} fixed, {unseen} of listings not looked at; {new} new",
        "zh-CN": "{path}：仍有 {kept} 处，已修复 {fixed} 处，{unseen} 处所属商品未检查；新增 {new} 处",
    },
    "init.written": {
        "en": "{path} written; every key in it is explained and off",
        "zh-CN": "已写入 {path}；其中每个配置项都有说明，均未启用",
    },
    "origin.default": {"en": "default", "zh-CN": "默认值"},
    "origin.locale": {"en": "locale", "zh-CN": "系统区域设置"},
    "config.none": {"en": "no configuration above {path}", "zh-CN": "{path} 及其上级文件夹中没有配置文件"},
    "fixed.none": {"en": "nothing to fix", "zh-CN": "没有可自动修改的内容"},
    "fixed.one": {"en": "fixed {count} cell in {files}", "zh-CN": "已修改 {count} 个单元格（{files}）"},
    "fixed.many": {"en": "fixed {count} cells in {files}", "zh-CN": "已修改 {count} 个单元格（{files}）"},
    "fixable.one": {"en": "would fix {count} cell in {files}", "zh-CN": "可修改 {count} 个单元格（{files}）"},
    "fixable.many": {
        "en": "would fix {count} cells in {files}",
        "zh-CN": "可修改 {count} 个单元格（{files}）",
    },
    "split.before": {"en": "before ({length})", "zh-CN": "修改前（{length}）"},
    "split.title": {"en": "title ({length})", "zh-CN": "标题（{length}）"},
    "split.highlight": {"en": "item highlight ({length})", "zh-CN": "商品亮点（{length}）"},
    "split.left": {"en": "left out", "zh-CN": "未保留"},
    "split.one": {"en": "{count} title split", "zh-CN": "已拆分 {count} 个标题"},
    "split.many": {"en": "{count} titles split", "zh-CN": "已拆分 {count} 个标题"},
    "split.nowhere.one": {
        "en": "{count} has no place for an item highlight in the file: add the column, then split it",
        "zh-CN": "其中 {count} 个在文件中没有商品亮点列：请先添加该列再拆分",
    },
    "split.nowhere.many": {
        "en": "{count} have no place for an item highlight in the file: add the column, then split them",
        "zh-CN": "其中 {count} 个在文件中没有商品亮点列：请先添加该列再拆分",
    },
    "audit.title": {"en": "Audit of product listings", "zh-CN": "商品信息检查记录"},
    "audit.plan": {"en": "Plan of action (draft)", "zh-CN": "行动计划（草稿，中文阅读版）"},
    "audit.plan.note": {
        "en": "This draft says only what the record beside it shows. Read it, and add what only you can know.",
        "zh-CN": "本草稿只陈述同一文件夹中检查记录所载的事实。请通读，并补充只有您本人才了解的内容。提交时请使用英文版 plan-of-action.md。",
    },
    "audit.record": {"en": "Record", "zh-CN": "检查记录"},
    "audit.made": {
        "en": "Made on {date} with listing-lint {version}",
        "zh-CN": "于 {date} 由 listing-lint {version} 生成",
    },
    "audit.policy": {
        "en": "Judged by the rules of {markets} on {day}: {rules} rules, the newest source read on {read}",
        "zh-CN": "按 {markets} 在 {day} 的规则检查：共 {rules} 条规则，最新来源查阅于 {read}",
    },
    "audit.file": {"en": "file", "zh-CN": "文件"},
    "audit.listings": {"en": "listings", "zh-CN": "商品数"},
    "audit.textless": {
        "en": "Listings without any text, in which there was nothing to check: {count}.",
        "zh-CN": "没有文案、因而无从检查的商品数：{count}。",
    },
    "audit.size": {"en": "bytes", "zh-CN": "大小（字节）"},
    "audit.cause": {"en": "Cause", "zh-CN": "原因"},
    "audit.cause.none": {"en": "The check found nothing.", "zh-CN": "检查没有发现问题。"},
    "audit.cause.now": {
        "en": "What the check found, by the rule that describes it:",
        "zh-CN": "检查发现的问题，按规则列出：",
    },
    "audit.cause.then": {
        "en": "What the check of {date} found, by the rule that describes it, and what is found now:",
        "zh-CN": "{date} 检查时发现的问题（按规则列出）及目前的情况：",
    },
    "audit.rule": {"en": "rule", "zh-CN": "规则"},
    "audit.catches": {"en": "what it describes", "zh-CN": "规则说明"},
    "audit.then": {"en": "then", "zh-CN": "当时"},
    "audit.now": {"en": "now", "zh-CN": "目前"},
    "audit.correction": {"en": "Correction", "zh-CN": "纠正措施"},
    "audit.correction.none": {
        "en": "No report of fixes was given: this record shows no corrections.",
        "zh-CN": "未提供修改报告：本记录未体现任何纠正措施。",
    },
    "audit.correction.count": {
        "en": "Texts changed according to the report of fixes: {count}. New texts that stand in the checked files: {held}.",
        "zh-CN": "修改报告中共有 {count} 处文案修改，其中 {held} 处的新文案已在所检查的文件中。",
    },
    "audit.correction.since": {
        "en": "Since {date}: findings that are gone {gone}, still there {same}, new {new}.",
        "zh-CN": "自 {date} 以来：不再出现的问题 {gone} 处，仍有 {same} 处，新增 {new} 处。",
    },
    "audit.field": {"en": "field", "zh-CN": "字段"},
    "audit.before": {"en": "before", "zh-CN": "修改前"},
    "audit.after": {"en": "after", "zh-CN": "修改后"},
    "audit.state": {"en": "checked files", "zh-CN": "所检查文件"},
    "audit.state.in file": {"en": "hold the new text", "zh-CN": "已含新文案"},
    "audit.state.not in file": {"en": "do not hold the new text", "zh-CN": "不含新文案"},
    "audit.state.not checked": {"en": "do not hold this SKU", "zh-CN": "无此 SKU"},
    "audit.open": {"en": "Still open", "zh-CN": "尚未解决"},
    "audit.open.none": {
        "en": "No checked listing has an error or a warning that is still open. Listings checked: {listings}.",
        "zh-CN": "所检查的商品均无未解决的错误或警告。已检查商品数：{listings}。",
    },
    "audit.open.count": {
        "en": "Listings with errors or warnings: {count} of {listings}.",
        "zh-CN": "所检查的 {listings} 个商品中，有 {count} 个存在错误或警告。",
    },
    "audit.errors": {"en": "errors", "zh-CN": "错误"},
    "audit.warnings": {"en": "warnings", "zh-CN": "警告"},
    "audit.accepted": {
        "en": "Findings that the configuration accepts, with the reason given there:",
        "zh-CN": "配置中已接受的问题及其理由：",
    },
    "audit.unread": {"en": "Not checked:", "zh-CN": "未能检查："},
    "audit.prevention": {"en": "Prevention", "zh-CN": "预防措施"},
    "audit.prevention.found": {
        "en": "What files of the project show:",
        "zh-CN": "项目文件所体现的措施：",
    },
    "audit.prevention.missing": {
        "en": "Not found in files of the project: {kinds}.",
        "zh-CN": "项目文件中未见：{kinds}。",
    },
    "audit.measure.configuration": {"en": "configuration of the check", "zh-CN": "检查配置"},
    "audit.measure.hook": {"en": "check before each commit", "zh-CN": "每次提交前的检查"},
    "audit.measure.pipeline": {"en": "check in the pipeline", "zh-CN": "持续集成流水线中的检查"},
    "audit.measure.schedule": {"en": "check on a schedule", "zh-CN": "定时检查"},
    "audit.measure.baseline": {"en": "list of accepted findings", "zh-CN": "已接受问题的清单"},
    "audit.findings": {"en": "Every finding", "zh-CN": "全部问题"},
    "audit.cell": {"en": "cell", "zh-CN": "单元格"},
    "audit.severity": {"en": "severity", "zh-CN": "级别"},
    "audit.text": {"en": "words", "zh-CN": "文字"},
    "audit.message": {"en": "message", "zh-CN": "说明"},
    "audit.sources": {"en": "Sources", "zh-CN": "来源"},
    "audit.left_off": {"en": "{count} more in audit.json.", "zh-CN": "另有 {count} 条，见 audit.json。"},
    "audit.compare.policy": {
        "en": "policy date {before} → {after}, listing-lint {old} → {new}",
        "zh-CN": "规则日期 {before} → {after}，listing-lint {old} → {new}",
    },
    "audit.compare.file.same": {"en": "{file}: unchanged", "zh-CN": "{file}：未变"},
    "audit.compare.file.changed": {"en": "{file}: changed", "zh-CN": "{file}：已变"},
    "audit.compare.file.added": {"en": "{file}: only in the second", "zh-CN": "{file}：仅在第二份中"},
    "audit.compare.file.gone": {"en": "{file}: only in the first", "zh-CN": "{file}：仅在第一份中"},
    "audit.compare.new": {"en": "new", "zh-CN": "新增"},
    "audit.compare.fixed": {"en": "gone", "zh-CN": "不再出现"},
    "audit.compare.counts": {
        "en": "{new} new, {fixed} gone, {same} unchanged",
        "zh-CN": "新增 {new} 处，不再出现 {fixed} 处，未变 {same} 处",
    },
    "grade.blocked": {"en": "blocked", "zh-CN": "不合规"},
    "grade.at risk": {"en": "at risk", "zh-CN": "有风险"},
    "grade.advice": {"en": "advice", "zh-CN": "建议改进"},
    "grade.clean": {"en": "clean", "zh-CN": "没有问题"},
    "grade.no text": {"en": "no text", "zh-CN": "没有文案"},
    "html.title": {"en": "Listing report", "zh-CN": "商品信息检查报告"},
    "html.skip": {"en": "To the summary", "zh-CN": "跳到摘要"},
    "html.listings": {"en": "Listings", "zh-CN": "商品"},
    "html.family": {"en": "family", "zh-CN": "类别"},
    "html.more": {"en": "{count} more", "zh-CN": "另有 {count} 个"},
    "html.search": {"en": "SKU or words", "zh-CN": "SKU 或文字"},
    "html.clear": {"en": "show all", "zh-CN": "显示全部"},
    "html.shown": {
        "en": "{findings} findings in {count} of {all} listings",
        "zh-CN": "{all} 个商品中的 {count} 个，共 {findings} 处问题",
    },
    "html.some": {"en": "{count} of {all} findings", "zh-CN": "{all} 处问题中的 {count} 处"},
    "html.unfold": {"en": "{count} more characters", "zh-CN": "另有 {count} 个字符"},
    "html.next": {"en": "show the next of {count} more", "zh-CN": "继续显示，还有 {count} 个"},
    "html.cut": {
        "en": "Printed are the first {count} of {all} listings; choose some of them to print the others.",
        "zh-CN": "仅打印 {all} 个商品中的前 {count} 个；如需打印其余商品，请先筛选。",
    },
    "html.none": {"en": "Nothing is left of this choice.", "zh-CN": "没有符合条件的内容。"},
    "html.copy": {"en": "copy", "zh-CN": "复制"},
    "html.copied": {"en": "copied", "zh-CN": "已复制"},
    "html.dark": {"en": "dark", "zh-CN": "深色"},
    "html.light": {"en": "light", "zh-CN": "浅色"},
    "html.clean.one": {"en": "{count} clean listing", "zh-CN": "{count} 个没有问题的商品"},
    "html.clean.many": {"en": "{count} clean listings", "zh-CN": "{count} 个没有问题的商品"},
    "html.textless.one": {"en": "{count} listing without text", "zh-CN": "{count} 个没有文案的商品"},
    "html.textless.many": {"en": "{count} listings without text", "zh-CN": "{count} 个没有文案的商品"},
    "lsp.replace": {"en": "Replace “{text}” with “{new}”", "zh-CN": "将“{text}”改为“{new}”"},
    "lsp.delete": {"en": "Delete “{text}”", "zh-CN": "删除“{text}”"},
    "lsp.fix": {"en": "Fix", "zh-CN": "修改"},
    "lsp.fix_all": {"en": "Apply all safe fixes", "zh-CN": "应用所有安全修改"},
    "rule.markets": {"en": "markets", "zh-CN": "站点"},
    "rule.fields": {"en": "fields", "zh-CN": "字段"},
    "rule.words": {"en": "words", "zh-CN": "词条"},
    "rule.examples": {"en": "Examples", "zh-CN": "示例"},
    "rule.bad": {"en": "bad", "zh-CN": "反例"},
    "rule.fixed": {"en": "better", "zh-CN": "改为"},
    "rule.good": {"en": "good", "zh-CN": "正例"},
    "rule.sources": {"en": "Sources", "zh-CN": "来源"},
    "rule.own": {
        "en": "none: the rule follows from how the file is read",
        "zh-CN": "无：该规则源自文件的读取方式",
    },
    "rules.count": {
        "en": "{rules} rules in {families} families, {words} words",
        "zh-CN": "{families} 个类别，共 {rules} 条规则、{words} 个词条",
    },
    "xlsx.title": {"en": "Listing report", "zh-CN": "商品信息检查报告"},
    "xlsx.findings": {"en": "findings", "zh-CN": "问题"},
    "xlsx.listings": {"en": "listings", "zh-CN": "商品"},
    "xlsx.summary": {"en": "summary", "zh-CN": "汇总"},
    "xlsx.severity": {"en": "severity", "zh-CN": "级别"},
    "xlsx.grade": {"en": "grade", "zh-CN": "评级"},
    "xlsx.family": {"en": "family", "zh-CN": "类别"},
    "xlsx.rule": {"en": "rule", "zh-CN": "规则"},
    "xlsx.sku": {"en": "SKU", "zh-CN": "SKU"},
    "xlsx.file": {"en": "file", "zh-CN": "文件"},
    "xlsx.cell": {"en": "cell", "zh-CN": "单元格"},
    "xlsx.field": {"en": "field", "zh-CN": "字段"},
    "xlsx.words": {"en": "words", "zh-CN": "文字"},
    "xlsx.message": {"en": "message", "zh-CN": "说明"},
    "xlsx.around": {"en": "text around", "zh-CN": "上下文"},
    "xlsx.fix": {"en": "fix", "zh-CN": "修改方式"},
    "xlsx.before": {"en": "before", "zh-CN": "修改前"},
    "xlsx.after": {"en": "after", "zh-CN": "修改后"},
    "xlsx.suggestion": {"en": "suggestion", "zh-CN": "建议"},
    "xlsx.source": {"en": "source", "zh-CN": "来源"},
    "xlsx.accepted": {"en": "kept because", "zh-CN": "保留理由"},
    "xlsx.error": {"en": "errors", "zh-CN": "错误"},
    "xlsx.warning": {"en": "warnings", "zh-CN": "警告"},
    "xlsx.info": {"en": "infos", "zh-CN": "提示"},
    "xlsx.unread": {"en": "could not be read", "zh-CN": "无法读取"},
    "xlsx.certainty": {"en": "certainty", "zh-CN": "可靠程度"},
    "xlsx.read": {"en": "read on", "zh-CN": "查阅日期"},
    "xlsx.address": {"en": "address", "zh-CN": "网址"},
    "xlsx.cut": {"en": " … ({count} more characters)", "zh-CN": "……（另有 {count} 个字符）"},
}


def spoken(sentence: Mapping[str, str], speak: str) -> str:
    """A sentence in the language `speak`, in English where it has none."""
    return sentence.get(speak) or sentence["en"]


def say(key: str, speak: str = "en", **values: object) -> str:
    """The phrase of `key` in the language `speak` (English where it has none), filled with `values`."""
    phrase = PHRASES[key]
    return spoken(phrase, speak).format(**values)


def spoken_in(environment: Mapping[str, str]) -> str:
    """The language of messages for somebody with these environment variables."""
    locale = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "zh-CN" if locale.lower().startswith("zh") else SPOKEN[0]


def count(key: str, number: int, speak: str = "en", **values: object) -> str:
    """The form of a phrase for one or for many; numbers are written with thousands apart."""
    form = "one" if number == 1 else "many"
    values.setdefault("count", f"{number:,}")
    return say(f"{key}.{form}", speak, **values)


class Told(Exception):
    """What can't be done, in the language of whoever is told: the phrase of `key`, filled with `values`.

    Values that are tuples are joined as the language joins them. As a string it is the sentence in English.
    """

    def __init__(self, key: str, **values: object) -> None:
        self.key, self.values = key, values
        super().__init__(self.said(SPOKEN[0]))

    def said(self, speak: str) -> str:
        """The sentence in the language `speak`."""
        comma = say("list.comma", speak)
        values = {
            name: comma.join(map(str, value)) if isinstance(value, tuple) else value
            for name, value in self.values.items()
        }
        return say(self.key, speak, **values)

    def __reduce__(self) -> tuple[object, ...]:
        """What another process makes the same error of: its class may take other arguments than ours."""
        return _told_again, (type(self), self.key, self.values)


def _told_again(kind: type[Told], key: str, values: Mapping[str, object]) -> Told:
    error = kind.__new__(kind)
    Told.__init__(error, key, **values)
    return error
