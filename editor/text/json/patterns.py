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

REST_OF_LINE = re.compile(r"[^\r\n]*+")
BLANK = re.compile(r"[ \t]*+")
SPACE = re.compile(_WS)
COMMENT = re.compile(r"//[^\r\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)")
COLON = re.compile(rf"{_WS}:")
STRING = re.compile(_STRING)
NUMBER = re.compile(_NUMBER + r"(?![\w.+-])")
LITERAL = re.compile(r"(?:true|false|null)(?!\w)")
CLEAN_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"')
BAD_ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|(\\(?:u[0-9a-fA-F]{0,3}|.|$))')

# What stands in the place of a string, a name or a value.
OPEN_STRING = re.compile(r'"(?:[^"\\\r\n]|\\[^\r\n])*+\\?"?')
SINGLE_QUOTED = re.compile(r"'[^'\r\n]*+'")
_GLUED = r"[^\s,:{}\[\]\"'$]*+"
PLACEHOLDER = re.compile(rf'{_GLUED}(?:\$\{{[^{{}}"\r\n]*+\}}{_GLUED})++')
BARE_WORD = re.compile(r"[^\s,:{}\[\]\"]++")
JUNK = re.compile(r'[^,{}\[\]"\r\n]*+')
BRACKET = re.compile(rf"{_STRING}|[{{}}\[\]]")
ENDS_STRING = re.compile(r"[\s,:}\]]|//|/\*|\Z")
