"""The tokens of JSON text, and of what people write in its place, as patterns.

Repeats are possessive throughout: no text makes a match take more than linear time.
"""

from __future__ import annotations

import re

_WS = r"[ \t\r\n]*+"
_PLAIN = r'"[^"\\\x00-\x1f]*+"'
_STRING = r'"[^"\\\x00-\x1f]*+(?:\\[^\x00-\x1f][^"\\\x00-\x1f]*+)*+"'
_NUMBER = r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][+-]?+[0-9]++)?+"
_SCALAR = rf"{_STRING}|true|false|null|{_NUMBER}"
_VALUE = rf"({_SCALAR})(?={_WS}[,}}\]])|[{{\[]"

# A whole member or item as healthy text has it: group 1 the name, 2 a scalar value; else it ends after a bracket.
FIRST_MEMBER = re.compile(rf"{_WS}({_PLAIN}){_WS}:{_WS}(?:{_VALUE})")
NEXT_MEMBER = re.compile(rf"{_WS},{_WS}({_PLAIN}){_WS}:{_WS}(?:{_VALUE})")
FIRST_ITEM = re.compile(rf"{_WS}()(?:{_VALUE})")
NEXT_ITEM = re.compile(rf"{_WS},{_WS}()(?:{_VALUE})")
OBJECT_END = re.compile(rf"{_WS}\}}")
ARRAY_END = re.compile(rf"{_WS}\]")

FRONT = re.compile(r"([ \t]*+)(?:/\*(?:[^*\r\n]|\*(?!/))*+\*/[ \t]*+)*+")
BLANK_LINES = re.compile(r"(?:(?:\r\n|\r(?!\n)|\n)[ \t]*+(?=[\r\n]))++")
REST_OF_LINE = re.compile(r"[^\r\n]*+")
BLANK = re.compile(r"[ \t]*+")
SPACE = re.compile(_WS)
COMMENT = re.compile(r"//[^\r\n]*+|/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/|\Z)")
EQUALS = re.compile("=>?+")
ODD_SPACE = re.compile("[\x00\x0b\x0c\x85\xa0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]++")
MORE_COLONS = re.compile(rf":(?:{_WS}:)*+")
COLON = re.compile(rf"{_WS}:")
STRING = re.compile(_STRING)
NUMBER = re.compile(_NUMBER + r"(?![\w.+-])")
LITERAL = re.compile(r"(?:true|false|null)(?!\w)")
CLEAN_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"')
CONTROL = re.compile(r"[\x00-\x1f]")
_HIGH, _LOW, _HEX = r"u[dD][89abAB][0-9a-fA-F]{2}", r"u[dD][c-fC-F][0-9a-fA-F]{2}", "u[0-9a-fA-F]{4}"
WRONG_IN_STRING = re.compile(
    rf'\\(?:["\\/bfnrt]|{_HIGH}\\{_LOW}|(?!{_HIGH}|{_LOW}){_HEX})'
    rf"|(?P<lone_surrogate>\\{_HEX}|[\ud800-\udfff])|(?P<bad_escape>\\(?:u[0-9a-fA-F]{{0,3}}|.|$))",
    re.DOTALL,
)

# What stands in the place of a string, a name or a value.
OPEN_STRING = re.compile(r'"[^"\\\r\n]*+(?:\\[^\r\n]?+[^"\\\r\n]*+)*+(")?+')
REST_OF_STRING = re.compile(r'[^"\\\r\n]*+(?:\\[^\r\n]?+[^"\\\r\n]*+)*+"')
LONE_QUOTE = re.compile(r'"(?=[ \t,}\]]*+(?:[\r\n]|\Z))')
QUOTE_BEFORE_BRACKET = re.compile(r'"[ \t]*+(?=[{\[][ \t]*+[\r\n"])')
_NAME = r"""[^\s"',:{}\[\]\\\x00-\x1f][^"',:{}\[\]\\\x00-\x1f]{0,200}+"""
_BEGINS_VALUE = rf"{_WS}:{_WS}(?:[\"{{\[$\-0-9]|true|false|null)"
ODD_NAME = re.compile(rf"""\\?+"{{0,2}}+{_NAME}(?:(?<=\S)"{_NAME})?+(?:"{{1,2}}+(?={_WS}:)|(?={_BEGINS_VALUE}))""")
LATE_QUOTE = re.compile(r"""[^\s"',:{}\[\]\\][^"\r\n\\]{0,200}+"(?=[ \t]*+(?:[,}\]\r\n]|\Z))""")
WORDS = re.compile(r"""[A-Za-z][^\s"',:{}\[\]\\]*+(?:(?:[ \t]++|:++)[^\s"',:{}\[\]\\]++){1,50}+(?=[ \t]*+[,}\]\r\n])""")
SINGLE_QUOTED = re.compile(r"'[^'\r\n]*+'")
_GLUED = r"[^\s,:{}\[\]\"'$\\]*+"
PLACEHOLDER = re.compile(rf'{_GLUED}(?:\$\{{[^{{}}"\r\n]*+\}}{_GLUED})++')
WORD_BEFORE_BRACKET = re.compile(r"""([^\s",:{}\[\]$]{1,40}+)[ \t]*+(?=[{\[])""")
REST_OF_ENDS = re.compile(r"[}\]][\s,}\]]*+")
END_BEFORE_VALUE = re.compile(r'[}\]](?=[ \t]*+["{\[])')
MORE_MEMBERS = re.compile(r"""[}\]][\s,]*+"[^"\r\n]*+"[ \t]*+[,:]""")
# A quote behind a backslash begins no string, so that no stretch of text is looked at more than twice.
BARE_WORD = re.compile(r'(?:[^\s,:{}\[\]"\\]|\\[^\r\n]?+)++')
JUNK = re.compile(r'(?:[^,{}\[\]"\r\n\\$]|\\[^\r\n]?+|\$(?!\{))*+')
BRACKET = re.compile(r'"(?:[^"\\\r\n]|\\[^\r\n]?+)*+"?+|[{}\[\]]')
ENDS_VALUE = re.compile(r"[ \t]*+(?:[,:}\]\r\n]|//|/\*|\Z)")
ENDS_STRING = re.compile(r"[\s,:}\]]|//|/\*|\Z")
