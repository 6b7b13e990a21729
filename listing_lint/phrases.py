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
    "list.comma": {"en": ", ", "zh-CN": "，"},
    "list.semicolon": {"en": "; ", "zh-CN": "；"},
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
        "zh-CN": "该字段没有其他内容：请写明商品是什么",
    },
    "suggestion.reword": {
        "en": "reword the sentence: without these words it does not hold",
        "zh-CN": "请改写此句：去掉这些词后句子不通",
    },
    "fix.insert": {"en": "Insert “{new}” into {field}", "zh-CN": "在{field}中插入“{new}”"},
    "fix.change": {"en": "Change {field}", "zh-CN": "修改{field}"},
    "fix.empties": {"en": "leave this field empty", "zh-CN": "清空此字段"},
    "certainty.A": {"en": "official text", "zh-CN": "官方原文"},
    "certainty.A2": {"en": "official text, read in dated copies", "zh-CN": "官方原文（查阅带日期的副本）"},
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
    "summary.files.one": {"en": "{files} file", "zh-CN": "{files} 个文件"},
    "summary.files.many": {"en": "{files} files", "zh-CN": "{files} 个文件"},
    "summary.found.one": {"en": "{count} finding: {severities}", "zh-CN": "{count} 处发现：{severities}"},
    "summary.found.many": {"en": "{count} findings: {severities}", "zh-CN": "{count} 处发现：{severities}"},
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
    "summary.fixable.safe": {"en": "{count} safe", "zh-CN": "{count} 处安全"},
    "summary.fixable.unsafe": {
        "en": "{count} unsafe (read before use)",
        "zh-CN": "{count} 处需核对",
    },
    "summary.unread.one": {"en": "{count} file could not be read", "zh-CN": "{count} 个文件无法读取"},
    "summary.unread.many": {"en": "{count} files could not be read", "zh-CN": "{count} 个文件无法读取"},
    "summary.unchecked": {
        "en": "no word lists for “{language}” yet: its listings were checked by the computed rules only",
        "zh-CN": "尚无“{language}”的词表：该语言的商品只按计算规则检查",
    },
    "summary.explain": {
        "en": "`listing-lint rule NAME` says why a rule exists and where it comes from",
        "zh-CN": "运行 `listing-lint rule 规则名` 可查看规则的原因和出处",
    },
    "junit.clean": {"en": "clean listings", "zh-CN": "没有问题的商品"},
    "markdown.where": {"en": "where", "zh-CN": "位置"},
    "markdown.severity": {"en": "severity", "zh-CN": "级别"},
    "markdown.finding": {"en": "finding", "zh-CN": "发现"},
    "markdown.family": {"en": "family", "zh-CN": "类别"},
    "markdown.rule": {"en": "rule", "zh-CN": "规则"},
    "markdown.left_out.one": {
        "en": "{count} more finding has no room in a comment: {severities}. Write another report beside this one, "
        "such as findings.csv.",
        "zh-CN": "评论篇幅有限，另有 {count} 处发现未列出：{severities}。请同时输出另一份报告，例如 findings.csv。",
    },
    "markdown.left_out.many": {
        "en": "{count} more findings have no room in a comment: {severities}. Write another report beside this one, "
        "such as findings.csv.",
        "zh-CN": "评论篇幅有限，另有 {count} 处发现未列出：{severities}。请同时输出另一份报告，例如 findings.csv。",
    },
    "suppression.expired": {
        "en": "{path}: a suppression ended on {day}: {entry}; renew it or take it out",
        "zh-CN": "{path}：一条豁免已于 {day} 到期：{entry}；请续期或删除",
    },
    "suppression.unused": {
        "en": "{path}: a suppression silences nothing: {entry}; take it out",
        "zh-CN": "{path}：一条豁免没有匹配任何内容：{entry}；请删除",
    },
    "baseline.fixed.one": {
        "en": "{path}: {count} finding is fixed; take it out with `listing-lint baseline update`",
        "zh-CN": "{path}：有 {count} 处已修复；请用 `listing-lint baseline update` 移除",
    },
    "baseline.fixed.many": {
        "en": "{path}: {count} findings are fixed; take them out with `listing-lint baseline update`",
        "zh-CN": "{path}：有 {count} 处已修复；请用 `listing-lint baseline update` 移除",
    },
    "watch": {"en": "waiting for changes; Ctrl-C ends", "zh-CN": "正在等待文件更改；按 Ctrl-C 结束"},
    "difference.added": {"en": "new listing", "zh-CN": "新增商品"},
    "difference.gone": {"en": "listing is gone", "zh-CN": "商品已消失"},
    "difference.changed": {"en": "texts changed", "zh-CN": "文字有变化"},
    "difference.same": {"en": "texts unchanged", "zh-CN": "文字无变化"},
    "difference.new": {"en": "new", "zh-CN": "新增"},
    "difference.fixed": {"en": "fixed", "zh-CN": "已修复"},
    "difference.listings": {
        "en": "listings: {changed} changed, {added} added, {gone} gone, {same} the same",
        "zh-CN": "商品：{changed} 个有变化，{added} 个新增，{gone} 个消失，{same} 个相同",
    },
    "difference.findings.one": {
        "en": "{count} new finding, {fixed} fixed, {unchanged} unchanged",
        "zh-CN": "新增 {count} 处发现，已修复 {fixed} 处，{unchanged} 处不变",
    },
    "difference.findings.many": {
        "en": "{count} new findings, {fixed} fixed, {unchanged} unchanged",
        "zh-CN": "新增 {count} 处发现，已修复 {fixed} 处，{unchanged} 处不变",
    },
    "baseline.created.one": {
        "en": "{path}: {count} finding accepted",
        "zh-CN": "{path}：已接受 {count} 处发现",
    },
    "baseline.created.many": {
        "en": "{path}: {count} findings accepted",
        "zh-CN": "{path}：已接受 {count} 处发现",
    },
    "baseline.configure": {
        "en": 'write baseline = "{path}" into the configuration, or check with --new-only {path}',
        "zh-CN": '请在配置中写入 baseline = "{path}"，或在检查时使用 --new-only {path}',
    },
    "baseline.standing": {
        "en": "{path}: {kept} still found, {fixed} fixed, {unseen} of listings not looked at; {new} new",
        "zh-CN": "{path}：仍存在 {kept} 处，已修复 {fixed} 处，未检查的商品 {unseen} 处；新增 {new} 处",
    },
    "init.written": {
        "en": "{path} written; every key in it is explained and off",
        "zh-CN": "已写入 {path}；其中每个键都有说明，均未启用",
    },
    "config.none": {"en": "no configuration above {path}", "zh-CN": "{path} 的上级目录中没有配置"},
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
        "zh-CN": "本草稿只陈述同目录记录中的事实。请通读，并补充只有您本人知道的内容。提交时请使用英文版 plan-of-action.md。",
    },
    "audit.record": {"en": "Record", "zh-CN": "记录"},
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
    "audit.size": {"en": "bytes", "zh-CN": "字节"},
    "audit.cause": {"en": "Cause", "zh-CN": "原因"},
    "audit.cause.none": {"en": "The check found nothing.", "zh-CN": "检查没有发现问题。"},
    "audit.cause.now": {
        "en": "What the check found, by the rule that describes it:",
        "zh-CN": "检查发现的内容，按对应规则列出：",
    },
    "audit.cause.then": {
        "en": "What the check of {date} found, by the rule that describes it, and what is found now:",
        "zh-CN": "{date} 的检查所发现的内容（按对应规则列出），以及目前的情况：",
    },
    "audit.rule": {"en": "rule", "zh-CN": "规则"},
    "audit.catches": {"en": "what it describes", "zh-CN": "规则说明"},
    "audit.then": {"en": "then", "zh-CN": "当时"},
    "audit.now": {"en": "now", "zh-CN": "现在"},
    "audit.correction": {"en": "Correction", "zh-CN": "纠正措施"},
    "audit.correction.none": {
        "en": "No report of fixes was given: this record shows no corrections.",
        "zh-CN": "未提供修改报告：本记录没有显示任何纠正。",
    },
    "audit.correction.count": {
        "en": "Texts changed according to the report of fixes: {count}. New texts that stand in the checked files: {held}.",
        "zh-CN": "修改报告中的文本修改数：{count}。其中新文本已在所检查文件中的：{held}。",
    },
    "audit.correction.since": {
        "en": "Since {date}: findings that are gone {gone}, still there {same}, new {new}.",
        "zh-CN": "自 {date} 以来：已消失的发现 {gone} 处，仍存在 {same} 处，新增 {new} 处。",
    },
    "audit.field": {"en": "field", "zh-CN": "字段"},
    "audit.before": {"en": "before", "zh-CN": "修改前"},
    "audit.after": {"en": "after", "zh-CN": "修改后"},
    "audit.state": {"en": "checked files", "zh-CN": "所检查文件"},
    "audit.state.in file": {"en": "hold the new text", "zh-CN": "含新文本"},
    "audit.state.not in file": {"en": "do not hold the new text", "zh-CN": "不含新文本"},
    "audit.state.not checked": {"en": "do not hold this SKU", "zh-CN": "不含此 SKU"},
    "audit.open": {"en": "Still open", "zh-CN": "尚未解决"},
    "audit.open.none": {
        "en": "No checked listing has an error or a warning that is still open. Listings checked: {listings}.",
        "zh-CN": "所检查的商品均没有未解决的错误或警告。已检查商品数：{listings}。",
    },
    "audit.open.count": {
        "en": "Listings with errors or warnings: {count} of {listings}.",
        "zh-CN": "有错误或警告的商品：{listings} 个中的 {count} 个。",
    },
    "audit.errors": {"en": "errors", "zh-CN": "错误"},
    "audit.warnings": {"en": "warnings", "zh-CN": "警告"},
    "audit.accepted": {
        "en": "Findings that the configuration accepts, with the reason given there:",
        "zh-CN": "配置中已接受的发现及其理由：",
    },
    "audit.unread": {"en": "Not checked:", "zh-CN": "未能检查："},
    "audit.prevention": {"en": "Prevention", "zh-CN": "预防措施"},
    "audit.prevention.found": {
        "en": "What files of the project show:",
        "zh-CN": "项目文件所显示的措施：",
    },
    "audit.prevention.missing": {
        "en": "Not found in files of the project: {kinds}.",
        "zh-CN": "项目文件中未发现：{kinds}。",
    },
    "audit.measure.configuration": {"en": "configuration of the check", "zh-CN": "检查配置"},
    "audit.measure.hook": {"en": "check before each commit", "zh-CN": "每次提交前检查"},
    "audit.measure.pipeline": {"en": "check in the pipeline", "zh-CN": "流水线检查"},
    "audit.measure.schedule": {"en": "check on a schedule", "zh-CN": "定时检查"},
    "audit.measure.baseline": {"en": "list of accepted findings", "zh-CN": "已接受发现的清单"},
    "audit.findings": {"en": "Every finding", "zh-CN": "全部发现"},
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
    "audit.compare.fixed": {"en": "gone", "zh-CN": "消失"},
    "audit.compare.counts": {
        "en": "{new} new, {fixed} gone, {same} unchanged",
        "zh-CN": "新增 {new}，消失 {fixed}，未变 {same}",
    },
    "grade.blocked": {"en": "blocked", "zh-CN": "不合规"},
    "grade.at risk": {"en": "at risk", "zh-CN": "有风险"},
    "grade.advice": {"en": "advice", "zh-CN": "建议改进"},
    "grade.clean": {"en": "clean", "zh-CN": "没有问题"},
    "html.title": {"en": "Listing report", "zh-CN": "商品信息检查报告"},
    "html.skip": {"en": "To the summary", "zh-CN": "跳到摘要"},
    "html.listings": {"en": "Listings", "zh-CN": "商品"},
    "html.family": {"en": "family", "zh-CN": "类别"},
    "html.more": {"en": "{count} more", "zh-CN": "另有 {count} 个"},
    "html.search": {"en": "SKU or words", "zh-CN": "SKU 或文字"},
    "html.clear": {"en": "show all", "zh-CN": "显示全部"},
    "html.shown": {
        "en": "{findings} findings in {count} of {all} listings",
        "zh-CN": "{all} 个商品中的 {count} 个，共 {findings} 处发现",
    },
    "html.some": {"en": "{count} of {all} findings", "zh-CN": "{all} 处发现中的 {count} 处"},
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
    "lsp.replace": {"en": "Replace “{text}” with “{new}”", "zh-CN": "将“{text}”改为“{new}”"},
    "lsp.delete": {"en": "Delete “{text}”", "zh-CN": "删除“{text}”"},
    "lsp.fix": {"en": "Fix", "zh-CN": "修改"},
    "lsp.fix_all": {"en": "Apply all safe fixes", "zh-CN": "应用所有安全修改"},
    "rule.markets": {"en": "markets", "zh-CN": "站点"},
    "rule.fields": {"en": "fields", "zh-CN": "字段"},
    "rule.words": {"en": "words", "zh-CN": "词条"},
    "rule.examples": {"en": "Examples", "zh-CN": "示例"},
    "rule.bad": {"en": "bad", "zh-CN": "错误"},
    "rule.fixed": {"en": "better", "zh-CN": "改为"},
    "rule.good": {"en": "good", "zh-CN": "正确"},
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
    "xlsx.findings": {"en": "findings", "zh-CN": "发现"},
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
    "xlsx.certainty": {"en": "certainty", "zh-CN": "可靠性"},
    "xlsx.read": {"en": "read on", "zh-CN": "查阅日期"},
    "xlsx.address": {"en": "address", "zh-CN": "网址"},
    "xlsx.cut": {"en": " … ({count} more characters)", "zh-CN": " …（另有 {count} 个字符）"},
}


def say(key: str, speak: str = "en", **values: object) -> str:
    """The phrase of `key` in the language `speak` (English where it has none), filled with `values`."""
    phrase = PHRASES[key]
    return (phrase.get(speak) or phrase["en"]).format(**values)


def spoken_in(environment: Mapping[str, str]) -> str:
    """The language of messages for somebody with these environment variables."""
    locale = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "zh-CN" if locale.lower().startswith("zh") else SPOKEN[0]


def count(key: str, number: int, speak: str = "en", **values: object) -> str:
    """The form of a phrase for one or for many; numbers are written with thousands apart."""
    form = "one" if number == 1 else "many"
    values.setdefault("count", f"{number:,}")
    return say(f"{key}.{form}", speak, **values)
