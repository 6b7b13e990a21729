"""What the tool itself says, in every language it speaks: labels, headings, summaries.

Messages of rules live with their rules. `{…}` are values; both languages of a phrase have the same.
Forms for one and for many are told apart by `one` and `many` behind the key.
"""

from __future__ import annotations

from collections.abc import Mapping

SPOKEN = ("en", "zh-CN")
"""The languages of messages, the first one the default."""

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
    "label.fix": {"en": "fix", "zh-CN": "修改"},
    "label.try": {"en": "try", "zh-CN": "建议"},
    "label.source": {"en": "source", "zh-CN": "来源"},
    "fix.safe": {"en": "safe", "zh-CN": "安全"},
    "fix.unsafe": {"en": "unsafe", "zh-CN": "需核对"},
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
}


def say(key: str, speak: str = "en", **values: object) -> str:
    """The phrase of `key` in the language `speak` (English where it has none), filled with `values`."""
    phrase = PHRASES[key]
    return (phrase.get(speak) or phrase["en"]).format(**values)


def count(key: str, number: int, speak: str = "en", **values: object) -> str:
    """The form of a phrase for one or for many; numbers are written with thousands apart."""
    form = "one" if number == 1 else "many"
    values.setdefault("count", f"{number:,}")
    return say(f"{key}.{form}", speak, **values)
