"""The rules about JSON and YAML files: what a reader reports when a document or a key is not as it should."""

from __future__ import annotations

from collections.abc import Mapping

from listing_lint.formats.json_text import Number
from listing_lint.phrases import spoken
from listing_lint.rule import Rule, Sentence

PROBLEMS: Mapping[str, Sentence] = {
    "comma": {
        "en": "a comma or a closing bracket is missing before this",
        "zh-CN": "此处之前缺少逗号或右括号",
    },
    "colon": {"en": "a colon is missing after the key", "zh-CN": "键后面缺少冒号"},
    "key": {
        "en": "a key in double quotes is missing here, or there is a comma too many",
        "zh-CN": "此处缺少带双引号的键，或多了一个逗号",
    },
    "value": {
        "en": "a value is missing here, or there is a comma too many",
        "zh-CN": "此处缺少值，或多了一个逗号",
    },
    "comma-too-many": {
        "en": "there is a comma too many before the closing bracket",
        "zh-CN": "右括号之前多了一个逗号",
    },
    "unclosed": {
        "en": "the quotation mark that opens here is never closed",
        "zh-CN": "此处的引号没有闭合",
    },
    "control": {
        "en": "a line break, a tab or another control character stands inside the text; write \\n or \\t",
        "zh-CN": "文本中含有换行、制表符或其他控制字符；请写作 \\n 或 \\t",
    },
    "backslash": {
        "en": "this backslash escapes nothing; write two of them",
        "zh-CN": "此反斜杠没有转义任何字符；请写两个反斜杠",
    },
    "too-deep": {"en": "the brackets are nested too deeply", "zh-CN": "括号嵌套过深"},
    "more-text": {
        "en": "there is more text after the end of the document",
        "zh-CN": "文档结束后还有多余的文本",
    },
    "not-utf8": {
        "en": "these bytes are not UTF-8; save the file as UTF-8",
        "zh-CN": "这些字节不是 UTF-8；请将文件另存为 UTF-8",
    },
    "tab": {"en": "a tab stands where YAML wants spaces", "zh-CN": "YAML 要求使用空格，此处却是制表符"},
    "first-character": {
        "en": "no text may begin with this character; put the text in quotes",
        "zh-CN": "文本不能以此字符开头；请给文本加引号",
    },
    "second-colon": {
        "en": "a second colon on this line; put the text in quotes",
        "zh-CN": "此行有第二个冒号；请给文本加引号",
    },
    "no-colon": {
        "en": "the line before has no colon, or its quotes are not closed",
        "zh-CN": "上一行缺少冒号，或引号没有闭合",
    },
    "indentation": {
        "en": "this line is not indented like the lines that it belongs to",
        "zh-CN": "此行的缩进与所属的行不一致",
    },
    "dash": {
        "en": "a list entry without its dash, or indented differently",
        "zh-CN": "列表项缺少短横线，或缩进不一致",
    },
    "anchor": {"en": "no anchor of this name stands above", "zh-CN": "上文没有此名称的锚点"},
    "key-is-no-text": {"en": "a list or a mapping can't be a key here", "zh-CN": "列表或映射不能作为键"},
    "other": {"en": "this can't be read as it stands", "zh-CN": "此处无法读取"},
}
"""Why a document can't be read on, by the names that `BrokenText` carries."""

KINDS: Mapping[str, Sentence] = {
    "text": {"en": "text", "zh-CN": "文本"},
    "number": {"en": "a number", "zh-CN": "数字"},
    "flag": {"en": "true or false", "zh-CN": "布尔值（true 或 false）"},
    "nothing": {"en": "null", "zh-CN": "null"},
    "list": {"en": "a list of texts", "zh-CN": "文本列表"},
    "texts": {"en": "text or a list of texts", "zh-CN": "文本或文本列表"},
    "mapping": {"en": "a mapping of names to texts", "zh-CN": "名称到文本的映射"},
    "listing": {"en": "a listing, or a list of listings", "zh-CN": "一个商品或商品列表"},
    "message": {
        "en": "a message with sku, operationType and attributes",
        "zh-CN": "含 sku、operationType 和 attributes 的消息",
    },
    "attribute": {"en": "a list of objects with a value", "zh-CN": "含 value 的对象列表"},
    "messages": {"en": "a list of messages", "zh-CN": "消息列表"},
    "patches": {
        "en": "a list of objects with op, path and value",
        "zh-CN": "含 op、path 和 value 的对象列表",
    },
}
"""Kinds of values, as the messages name them."""

_SORTS: tuple[tuple[type, str], ...] = (
    (bool, "flag"),
    (Number, "number"),
    (str, "text"),
    (list, "list"),
    (dict, "mapping"),
)
"""What the kinds are in Python, special ones first."""


def kind(name: str, speak: str) -> str:
    """The name of a kind of value in the language `speak`."""
    return spoken(KINDS[name], speak)


def kind_of(value: object, speak: str) -> str:
    """The name of the kind of value that `value` is."""
    return kind(next((name for sort, name in _SORTS if isinstance(value, sort)), "nothing"), speak)


def _rule(
    name: str,
    severity: str,
    *,
    summary: Sentence,
    message: Sentence,
    why: Sentence,
    variants: Mapping[str, Sentence] | None = None,
) -> Rule:
    return Rule(name, "file", severity, summary, message, why, sources=(), variants=variants or {}, fields=())


BROKEN_DOCUMENT = _rule(
    "broken-document",
    "error",
    summary={"en": "The file breaks the grammar of JSON or YAML.", "zh-CN": "文件不符合 JSON 或 YAML 语法。"},
    message={
        "en": "line {line}, column {column}: {problem}; nothing from here on was checked",
        "zh-CN": "第 {line} 行第 {column} 列：{problem}；此处之后的内容未检查",
    },
    why={
        "en": "A store, or a program, that reads the file refuses all of it because of one stray character.",
        "zh-CN": "只要有一个多余的字符，平台或程序就会拒收整个文件。",
    },
    variants={
        "line": {
            "en": "line {line}, column {column}: {problem}; this line was not checked",
            "zh-CN": "第 {line} 行第 {column} 列：{problem}；此行未检查",
        },
    },
)

UNKNOWN_KEY = _rule(
    "unknown-key",
    "warning",
    summary={
        "en": "A listing has a key that nothing is read from.",
        "zh-CN": "商品中含有无法识别的键，其内容不会被读取。",
    },
    message={
        "en": "“{key}” is no key of a listing, so its value was not checked; the keys are {keys}",
        "zh-CN": "“{key}”不是商品的键，其值未检查；可用的键：{keys}",
    },
    why={
        "en": "A misspelt key hides its text from every check. Keys of your own may begin with x-.",
        "zh-CN": "键名拼错，其文案就会漏检。自定义的键可以 x- 开头。",
    },
    variants={
        "near": {
            "en": "“{key}” is no key of a listing, so its value was not checked; did you mean “{near}”?",
            "zh-CN": "“{key}”不是商品的键，其值未检查；是否应为“{near}”？",
        },
        "beside": {
            "en": "“{key}” stands beside the list and was not checked; move it into the listings",
            "zh-CN": "“{key}”与商品列表并列，未检查；请移入各个商品中",
        },
    },
)

WRONG_TYPE = _rule(
    "wrong-type",
    "error",
    summary={"en": "A value is of another kind than its key asks for.", "zh-CN": "值的类型与键的要求不符。"},
    message={
        "en": "“{key}” must be {wanted}, not {found}; it was not checked",
        "zh-CN": "“{key}”应为{wanted}，而不是{found}；未检查",
    },
    why={
        "en": "A value of the wrong kind can't be uploaded, and its text can't be checked.",
        "zh-CN": "类型错误的值无法上传，其文案也无法检查。",
    },
    variants={
        "record": {
            "en": "here must stand {wanted}, not {found}; it was not checked",
            "zh-CN": "此处应为{wanted}，而不是{found}；未检查",
        },
    },
)

REPEATED_KEY = _rule(
    "repeated-key",
    "warning",
    summary={"en": "A key stands twice in one object.", "zh-CN": "同一对象中有重复的键。"},
    message={
        "en": "“{key}” stands more than once; only the last one was read",
        "zh-CN": "“{key}”出现了多次；只读取了最后一个",
    },
    why={
        "en": "Which of two equal keys counts is left to the program that reads the file.",
        "zh-CN": "重复的键中哪一个生效取决于读取文件的程序。",
    },
)

UNKNOWN_OPERATION = _rule(
    "unknown-operation",
    "error",
    summary={
        "en": "A feed message asks for an operation that does not exist.",
        "zh-CN": "消息中的操作类型不存在。",
    },
    message={
        "en": "“{operation}” is no operation; write {known}",
        "zh-CN": "“{operation}”不是有效的操作类型；请使用 {known}",
    },
    why={
        "en": "Amazon refuses a message whose operation it does not know.",
        "zh-CN": "亚马逊会拒绝操作类型未知的消息。",
    },
)

TOO_MANY_MESSAGES = _rule(
    "too-many-messages",
    "error",
    summary={
        "en": "A feed holds more messages than Amazon takes.",
        "zh-CN": "Feed 中的消息数超过亚马逊的上限。",
    },
    message={
        "en": "the feed holds more than {most} messages; split it before this one",
        "zh-CN": "Feed 超过 {most} 条消息；请在此处拆分",
    },
    why={
        "en": "The schema of the listings feed allows 25,000 messages; a longer feed is refused as a whole.",
        "zh-CN": "商品信息 Feed 的架构（schema）最多允许 25,000 条消息；超出时，整个 Feed 会被拒绝。",
    },
)

RECORD_RULES: tuple[Rule, ...] = (
    BROKEN_DOCUMENT,
    REPEATED_KEY,
    TOO_MANY_MESSAGES,
    UNKNOWN_KEY,
    UNKNOWN_OPERATION,
    WRONG_TYPE,
)
"""Every rule about JSON and YAML files, by name."""
