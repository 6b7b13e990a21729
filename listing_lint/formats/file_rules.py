"""The rules about the file itself: what a reader reports when bytes, rows or columns are not as they should be."""

from __future__ import annotations

from listing_lint.diagnostic import Diagnostic
from listing_lint.formats.document import FileFinding
from listing_lint.formats.record_rules import RECORD_RULES
from listing_lint.listing import Place
from listing_lint.phrases import spoken
from listing_lint.rule import Rule, Sentence


def _rule(
    name: str,
    severity: str,
    *,
    summary: Sentence,
    message: Sentence,
    why: Sentence,
    variants: dict[str, Sentence] | None = None,
) -> Rule:
    return Rule(name, "file", severity, summary, message, why, sources=(), variants=variants or {}, fields=())


EMPTY_FILE = _rule(
    "empty-file",
    "error",
    summary={"en": "The file holds no listing.", "zh-CN": "文件中没有任何商品信息。"},
    message={
        "en": "the file is empty; save it again with your listings in it",
        "zh-CN": "文件是空的；请填入商品信息后重新保存",
    },
    variants={
        "no-rows": {
            "en": "no row follows the header; fill in your listings from row {row} on",
            "zh-CN": "表头之后没有数据行；请从第 {row} 行开始填写商品信息",
        },
    },
    why={
        "en": "A file without a single product row changes nothing in the store.",
        "zh-CN": "没有任何商品行的文件，上传后不会产生任何更新。",
    },
)

NO_LISTING_COLUMNS = _rule(
    "no-listing-columns",
    "error",
    summary={
        "en": "No column of the file is known to hold listing text.",
        "zh-CN": "文件中没有可识别为商品文案的列。",
    },
    message={
        "en": "no column is known as SKU, title, bullet, description or search terms; "
        "name them in the configuration (columns); found: {headers}",
        "zh-CN": "没有可识别为 SKU、标题、五点描述、商品描述或搜索词的列；请在配置的 columns 中指定。现有表头：{headers}",
    },
    variants={
        "no-text": {
            "en": "no column holds a title, bullets, a description or search terms, "
            "so there is no text to check; found: {headers}",
            "zh-CN": "没有标题、五点描述、商品描述或搜索词列，因此没有可检查的文案。现有表头：{headers}",
        },
    },
    why={
        "en": "Without a known column nothing can be checked. Header rows that were edited, moved or translated "
        "are the usual reason.",
        "zh-CN": "没有可识别的列就无法检查。常见原因是表头行被修改、移动或翻译。",
    },
)

UNKNOWN_MARKETPLACE = _rule(
    "unknown-marketplace",
    "warning",
    summary={
        "en": "The file names a marketplace id that no Amazon store has.",
        "zh-CN": "文件中的站点 ID 不属于任何已知的亚马逊站点。",
    },
    message={
        "en": "“{id}” is no known marketplace id; its columns are checked by the rules of the chosen market",
        "zh-CN": "“{id}”不是已知的站点 ID；这些列将按所选站点的规则检查",
    },
    variants={
        "record": {
            "en": "“{id}” is no market that is known; its texts are checked by the rules of the chosen market",
            "zh-CN": "“{id}”不是已知的站点；其文案将按所选站点的规则检查",
        },
    },
    why={
        "en": "Limits and languages differ by store; a wrong id sends the text to no store at all.",
        "zh-CN": "各站点的限制和语言不同；错误的 ID 会使文案无法上传到任何站点。",
    },
)

MOVED_HEADER = _rule(
    "moved-header",
    "warning",
    summary={
        "en": "The header rows are not where the template says they are.",
        "zh-CN": "表头行不在模板所声明的位置。",
    },
    message={
        "en": "the template puts the attribute names in row {expected}, they stand in row {found}; "
        "restore the rows above",
        "zh-CN": "按模板声明，属性名应在第 {expected} 行，实际在第 {found} 行；请恢复其上方的行",
    },
    why={
        "en": "Amazon reads a template by the row numbers in its first cell. After a row was deleted or added "
        "above the data, the upload fails or products are skipped.",
        "zh-CN": "亚马逊按首个单元格中的行号读取模板。在数据上方删除或插入行后，上传会失败或漏掉商品。",
    },
)

DUPLICATE_COLUMN = _rule(
    "duplicate-column",
    "warning",
    summary={"en": "Two columns have the same name.", "zh-CN": "两列的名称相同。"},
    message={
        "en": "the column “{header}” stands here again (first in {first}); only the first one is checked",
        "zh-CN": "“{header}”列在此重复出现（首次在 {first} 列）；只检查第一列",
    },
    why={
        "en": "When one name stands over two columns, which of them counts is left to chance.",
        "zh-CN": "两列同名时，哪一列生效并不确定。",
    },
)

MISSING_SKU = _rule(
    "missing-sku",
    "error",
    summary={"en": "A row with listing text has no SKU.", "zh-CN": "有文案的行缺少 SKU。"},
    message={
        "en": "this row has text and no SKU; fill in the SKU, or delete the row",
        "zh-CN": "此行有文案但没有 SKU；请填写 SKU 或删除该行",
    },
    variants={
        "record": {
            "en": "this listing has no SKU; add the key sku",
            "zh-CN": "此商品没有 SKU；请添加 sku 键",
        },
    },
    why={
        "en": "A row without a SKU is not taken over by the store.",
        "zh-CN": "没有 SKU 的行不会被平台采用。",
    },
)

RAGGED_ROW = _rule(
    "ragged-row",
    "error",
    summary={
        "en": "A row has more or fewer cells than the header.",
        "zh-CN": "某一行的单元格数与表头不一致。",
    },
    message={
        "en": "this row has {cells} cells under {columns} headers: what stands beyond the last header is lost; "
        "look for a stray separator or line break",
        "zh-CN": "此行有 {cells} 个单元格，而表头只有 {columns} 列，超出的内容会丢失；请检查是否有多余的分隔符或换行",
    },
    variants={
        "broken": {
            "en": "this row ends after {cells} of {columns} cells and has no SKU: "
            "probably a line break inside a cell of the row above",
            "zh-CN": "此行只有 {cells} 个单元格（表头有 {columns} 列）且没有 SKU；很可能是上一行的某个单元格中有换行",
        },
        "short": {
            "en": "this row ends after {cells} of {columns} cells, the rows above are complete; "
            "was the file cut off here?",
            "zh-CN": "此行只有 {cells} 个单元格（表头有 {columns} 列），而上方各行是完整的；文件是否在此被截断？",
        },
    },
    why={
        "en": "The store reads cells by their position. After a stray separator or an unquoted line break, texts "
        "end up in the wrong column or nowhere.",
        "zh-CN": "平台按位置读取单元格。有多余的分隔符或未加引号的换行时，内容会错列或丢失。",
    },
)

STRAY_QUOTE = _rule(
    "stray-quote",
    "warning",
    summary={
        "en": "A cell begins with a quotation mark that is never closed properly.",
        "zh-CN": "单元格以引号开头，但引号没有正确闭合。",
    },
    message={
        "en": "this cell begins with a quotation mark that does not end it; it is read as it stands: "
        'write "" for a quotation mark inside a quoted cell',
        "zh-CN": '此单元格以引号开头但未以引号结束，已按原样读取；带引号的单元格内请用 "" 表示引号',
    },
    why={
        "en": "Programs read such a cell differently: some swallow the following cells and rows into it.",
        "zh-CN": "不同程序对这种单元格的读取方式不同：有的会把后面的单元格和行都并入其中。",
    },
)

NUL_BYTE = _rule(
    "nul-byte",
    "error",
    summary={"en": "A cell holds a NUL byte.", "zh-CN": "单元格中含有 NUL 字节。"},
    message={
        "en": "this cell holds a NUL byte; delete the invisible character, or save the file again",
        "zh-CN": "此单元格含有 NUL 字节；请删除该不可见字符或重新保存文件",
    },
    why={
        "en": "A NUL byte comes from a broken export; many programs cut the text or the file there.",
        "zh-CN": "NUL 字节来自损坏的导出文件；许多程序会在此处截断内容或整个文件。",
    },
)

UNDECODABLE_BYTES = _rule(
    "undecodable-bytes",
    "error",
    summary={
        "en": "A cell holds bytes that are no characters in the file's encoding.",
        "zh-CN": "单元格中含有无法按文件编码解读的字节。",
    },
    message={
        "en": "“\ufffd” stands in this cell for bytes that are no {encoding} text; "
        "type the text again and save the file as UTF-8",
        "zh-CN": "此单元格中的“\ufffd”代表不属于 {encoding} 的字节；请重新输入该内容，并将文件保存为 UTF-8",
    },
    why={
        "en": "What can't be decoded appears as question marks or odd letters in the store.",
        "zh-CN": "无法解码的内容在商品页面上会显示为问号或乱码。",
    },
)

GUESSED_ENCODING = _rule(
    "guessed-encoding",
    "info",
    summary={
        "en": "The file is not UTF-8; its encoding was guessed.",
        "zh-CN": "文件不是 UTF-8 编码；其编码为推测所得。",
    },
    message={
        "en": "the file is not UTF-8 and was read as {encoding}; if letters look wrong, save it as UTF-8",
        "zh-CN": "文件不是 UTF-8，已按 {encoding} 读取；如出现乱码，请另存为 UTF-8",
    },
    why={
        "en": "A text file does not say its encoding. A wrong guess turns accented letters into others.",
        "zh-CN": "文本文件不记录自身的编码。一旦猜错，带重音的字母会变成其他字符。",
    },
)

OLD_LINE_ENDS = _rule(
    "old-line-ends",
    "warning",
    summary={
        "en": "The lines end with a carriage return only.",
        "zh-CN": "文件的行仅以回车符（CR）结尾。",
    },
    message={
        "en": "the lines end with a carriage return only, as on very old Macs; save the file as Windows text",
        "zh-CN": "各行仅以回车符结尾（旧版 Mac 格式）；请另存为 Windows 文本格式",
    },
    why={
        "en": "A store that expects line feeds takes such a file for one single row.",
        "zh-CN": "以换行符（LF）分行的平台会把整个文件当作一行。",
    },
)

REPORT_WITHOUT_BULLETS = _rule(
    "report-without-bullets",
    "info",
    summary={
        "en": "A listings report holds title and description only.",
        "zh-CN": "商品报告只含标题和商品描述。",
    },
    message={
        "en": "this listings report holds title and description only; bullets, search terms and Item Highlights "
        "are in the Category Listings Report",
        "zh-CN": "此商品报告只含标题和商品描述；五点描述、搜索词和商品亮点在分类商品报告（Category Listings Report）中",
    },
    why={
        "en": "The All Listings and Active Listings reports leave out bullets and search terms, so these are not checked.",
        "zh-CN": "“所有商品报告”和“在售商品报告”不含五点描述和搜索词，因此这些内容未检查。",
    },
)

FILE_RULES: tuple[Rule, ...] = (
    DUPLICATE_COLUMN,
    EMPTY_FILE,
    GUESSED_ENCODING,
    MISSING_SKU,
    MOVED_HEADER,
    NO_LISTING_COLUMNS,
    NUL_BYTE,
    OLD_LINE_ENDS,
    RAGGED_ROW,
    REPORT_WITHOUT_BULLETS,
    STRAY_QUOTE,
    UNDECODABLE_BYTES,
    UNKNOWN_MARKETPLACE,
    *RECORD_RULES,
)
"""Every rule about the file itself, by name."""


def finding(
    rule: Rule,
    place: Place,
    speak: str = "en",
    *,
    variant: str | None = None,
    severity: str | None = None,
    text: str = "",
    **values: object,
) -> FileFinding:
    """A finding of `rule` at `place`, its message filled with `values` in the language `speak`."""
    sentence = rule.message if variant is None else rule.variants[variant]
    template = spoken(sentence, speak)
    diagnostic = Diagnostic(
        rule=rule.name,
        family=rule.family,
        severity=severity or rule.severity,
        field=None,
        index=None,
        start=None,
        end=None,
        text=text,
        message=template.format(text=text, **values),
        value=text,
    )
    return FileFinding(place, diagnostic)
