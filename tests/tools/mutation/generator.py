"""Makes small changes to a module, one at a time: each is a mutant that some test must notice.

Every change replaces one node of the syntax tree by another. A mutant's name is
`module:function:operator:ordinal`, counted within the function: it outlives edits elsewhere.
"""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType
from typing import TypeVar

BIG = 100
"""From here on a number is a limit or a time: one more or less is seldom anybody's business."""
TEXT_MAX = 160

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.Pow: ast.Mult,
}
OPPOSITES = {"min": "max", "max": "min", "any": "all", "all": "any"}
STAY_AND_NEVER = {"_STAY": "_NEVER", "_NEVER": "_STAY"}

Part = TypeVar("Part")
Enums = Mapping[str, tuple[str, ...]]
"""The members of each enumeration, by the name of its class."""


@dataclass(eq=False)
class Spot:
    """A place in a syntax tree where one node stands."""

    parent: ast.AST
    field: str
    index: int | None

    def put(self, node: ast.AST) -> ast.AST:
        """Put `node` there; return the one that stood there."""
        if self.index is None:
            before = getattr(self.parent, self.field)
            setattr(self.parent, self.field, node)
        else:
            nodes = getattr(self.parent, self.field)
            before, nodes[self.index] = nodes[self.index], node
        assert isinstance(before, ast.AST)
        return before


@dataclass(eq=False)
class Mutant:
    """One change. `lines` are those that a test must pass for it to be able to notice."""

    id: str
    module: str
    change: str
    lines: range
    around: int
    """The first line of the statement that the change is in."""
    names: tuple[str, ...]
    """What the changed definition is called, where it is made when the module is imported."""
    spot: Spot = field(repr=False)
    node: ast.AST = field(repr=False)
    tree: ast.Module = field(repr=False)

    def compiled(self, filename: str) -> CodeType:
        """Return the code of the changed module; the tree is whole again afterwards."""
        before = self.spot.put(self.node)
        try:
            return compile(self.tree, filename, "exec")
        finally:
            self.spot.put(before)


def enums_in(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return every enumeration below `folder`."""
    found = {}
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef) and any(
                isinstance(base, ast.Name) and base.id.endswith(("Enum", "Flag"))
                for base in node.bases
            ):
                found[node.name] = tuple(
                    one.targets[0].id
                    for one in node.body
                    if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name)
                )
    return found


def mutants_of(module: str, source: str, enums: Enums, *, exactly: bool) -> list[Mutant]:
    """Return every mutant of `module`; `exactly` where every unit of a big number counts."""
    tree = ast.parse(source)
    return _Maker(module, tree, enums, exactly=exactly).make()


@dataclass(frozen=True)
class _Here:
    """Where the walk is."""

    scope: tuple[str, ...] = ()
    function: ast.FunctionDef | None = None
    statement: ast.stmt | None = None
    in_table: bool = False


class _Maker:
    """Walks over a module and tries every change at every node."""

    def __init__(self, module: str, tree: ast.Module, enums: Enums, *, exactly: bool) -> None:
        self._module = module
        self._tree = tree
        self._enums = dict(enums)
        self._exactly = exactly
        self._counts: Counter[tuple[str, str]] = Counter()
        self._found: list[Mutant] = []
        for node in tree.body:  # `_S, _E = State, Event`.
            match node:
                case ast.Assign(targets=[ast.Tuple(elts=left)], value=ast.Tuple(elts=right)):
                    for new, old in zip(left, right, strict=True):
                        if isinstance(new, ast.Name) and isinstance(old, ast.Name):
                            self._enums[new.id] = enums.get(old.id, ())
                case _:
                    pass

    def make(self) -> list[Mutant]:
        self._body(self._tree, "body", _Here())
        return self._found

    # --- The walk ---------------------------------------------------------------------------

    def _body(self, parent: ast.AST, name: str, here: _Here) -> None:
        for index, node in enumerate(getattr(parent, name)):
            if not _is_docstring(node):
                self._statement(node, Spot(parent, name, index), here)

    def _statement(self, node: ast.stmt, spot: Spot, here: _Here) -> None:
        match node:
            case ast.Import() | ast.ImportFrom() | ast.Assert() | ast.Pass():
                return
            case ast.ClassDef():
                self._body(node, "body", _Here((*here.scope, node.name)))
                return
            case ast.FunctionDef():
                self._function(node, here)
                return
            case _:
                here = self._named(node, here)
        for operator, new in self._of_statement(node, here):
            self._add(operator, spot, node, new, here)
        for name, value in ast.iter_fields(node):
            if name in {"annotation", "targets", "type_comment"} or isinstance(node, ast.Raise):
                continue
            if name in {"body", "orelse", "finalbody", "handlers", "cases"}:
                self._blocks(node, name, here)
            elif isinstance(value, ast.AST):
                self._expression(value, Spot(node, name, None), here)

    def _blocks(self, node: ast.stmt, name: str, here: _Here) -> None:
        for index, block in enumerate(getattr(node, name)):
            match block:
                case ast.ExceptHandler():
                    self._body(block, "body", here)
                case ast.match_case():
                    self._expression(block.pattern, Spot(block, "pattern", None), here)
                    if block.guard is not None:
                        self._expression(block.guard, Spot(block, "guard", None), here)
                        self._add_guard(block, here)
                    self._body(block, "body", here)
                case _:
                    self._statement(block, Spot(node, name, index), here)

    def _function(self, node: ast.FunctionDef, here: _Here) -> None:
        scope = (*here.scope, node.name)
        for name in ("defaults", "kw_defaults"):
            for index, value in enumerate(getattr(node.args, name)):
                if value is not None:
                    inside = _Here(scope, None, node)
                    self._expression(value, Spot(node.args, name, index), inside)
        inside = _Here(scope, node)
        body = [one for one in node.body if not _is_docstring(one)]
        gives_nothing = isinstance(node.returns, ast.Constant) and node.returns.value is None
        if gives_nothing and len(body) > 1:
            index = node.body.index(body[0])
            self._add("nothing", Spot(node, "body", index), body[0], ast.Return(), inside)
        self._body(node, "body", inside)

    def _named(self, node: ast.stmt, here: _Here) -> _Here:
        """Return where a statement is; one that is carried out at import goes by what it names."""
        if here.function is not None:
            return _Here(here.scope, here.function, node)
        target: ast.expr | None = None
        match node:
            case ast.Assign(targets=[one]):
                target = one
            case ast.AnnAssign():
                target = node.target
            case _:
                pass
        name = target.id if isinstance(target, ast.Name) else "_"
        return _Here((*here.scope, name), None, node, in_table=name == "_ROWS")

    def _expression(self, node: ast.AST, spot: Spot, here: _Here) -> None:
        for operator, new in self._of_expression(node, here):
            self._add(operator, spot, node, new, here)
        if isinstance(node, ast.JoinedStr):
            for part in node.values:
                if isinstance(part, ast.FormattedValue):
                    self._expression(part.value, Spot(part, "value", None), here)
            return
        for name, value in ast.iter_fields(node):
            if name in {"func", "ctx"} and not isinstance(value, ast.Attribute):
                continue
            nodes = value if isinstance(value, list) else [value]
            for index, child in enumerate(nodes):
                if isinstance(child, ast.AST) and not isinstance(child, ast.expr_context):
                    where = index if isinstance(value, list) else None
                    self._expression(child, Spot(node, name, where), here)

    # --- The changes ------------------------------------------------------------------------

    def _of_statement(self, node: ast.stmt, here: _Here) -> Iterator[tuple[str, ast.AST]]:
        match node:
            case ast.Expr(value=ast.Call()):
                yield "call", ast.Pass()
            case ast.AugAssign(op=operator):
                yield "assign", ast.Pass()
                if type(operator) in ARITHMETIC:
                    yield "arithmetic", _with(node, op=ARITHMETIC[type(operator)]())
            case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
                yield "assign", ast.Pass()
            case ast.Assign(targets=[ast.Attribute() | ast.Tuple(), *_]) if here.function:
                if any(isinstance(one, ast.Attribute) for one in ast.walk(node.targets[0])):
                    yield "assign", ast.Pass()
            case ast.Delete():
                yield "assign", ast.Pass()
            case ast.Raise():
                yield "raise", ast.Pass()
            case ast.Continue() | ast.Break() | ast.Return(value=None):
                yield "leave", ast.Pass()
            case ast.Return(value=ast.expr() as value) if here.function is not None:
                if node is not here.function.body[-1]:
                    yield "leave", ast.Pass()
                yield from _other_results(value, here.function)
            case ast.If(test=test) | ast.While(test=test) if _is_plain(test):
                yield "condition", _with(node, test=ast.UnaryOp(ast.Not(), test))
            case _:
                pass

    def _of_expression(self, node: ast.AST, here: _Here) -> Iterator[tuple[str, ast.AST]]:
        match node:
            case ast.Compare(ops=operators):
                for index, operator in enumerate(operators):
                    for other in COMPARISONS[type(operator)]:
                        changed = [*operators]
                        changed[index] = other()
                        yield "compare", _with(node, ops=changed)
            case ast.BinOp(op=operator) if type(operator) in ARITHMETIC and not _is_type(node):
                yield "arithmetic", _with(node, op=ARITHMETIC[type(operator)]())
            case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
                yield "not" if isinstance(node.op, ast.Not) else "arithmetic", operand
            case ast.BoolOp(op=operator, values=values):
                other_way = ast.Or() if isinstance(operator, ast.And) else ast.And()
                yield "logic", _with(node, op=other_way)
                for left in _leaving_one_out(values):
                    yield "operand", _with(node, values=left) if len(left) > 1 else left[0]
            case ast.IfExp(test=test, body=body, orelse=orelse):
                yield "condition", ast.IfExp(test, orelse, body)
            case ast.comprehension(ifs=[_, *_] as conditions):
                for left in _leaving_one_out(conditions):
                    yield "filter", _with(node, ifs=left)
            case ast.Constant():
                yield from self._of_constant(node, here)
            case ast.Attribute(value=ast.Name(id=name), attr=member) if member in self._enums.get(
                name, ()
            ):
                members = self._enums[name]
                after = members[(members.index(member) + 1) % len(members)]
                yield "member", _with(node, attr=after)
            case ast.Set(elts=[_, _, *_] as elements):
                for left in _leaving_one_out(elements):
                    yield "element", _with(node, elts=left)
            case ast.MatchOr(patterns=[_, _, *_] as patterns):
                for kept in _leaving_one_out(patterns):
                    yield "element", _with(node, patterns=kept) if len(kept) > 1 else kept[0]
            case ast.Call(func=ast.Name(id=name)) if name in OPPOSITES:
                yield "opposite", _with(node, func=ast.Name(OPPOSITES[name], ast.Load()))
            case ast.Call(func=ast.Name(id="replace"), keywords=keywords):
                for fields in _leaving_one_out(keywords):
                    yield "keyword", _with(node, keywords=fields)
            case ast.Name(id=name) if here.in_table and name in STAY_AND_NEVER:
                yield "member", ast.Name(STAY_AND_NEVER[name], ast.Load())
            case _:
                pass

    def _of_constant(self, node: ast.Constant, here: _Here) -> Iterator[tuple[str, ast.AST]]:
        value = node.value
        if isinstance(value, bool):
            yield "truth", ast.Constant(not value)
        elif isinstance(value, int):
            if value < BIG or self._exactly:
                yield "number", ast.Constant(value + 1)
                yield "number", ast.Constant(value - 1)
            if value >= BIG:
                yield "size", ast.Constant(2 * value)
                yield "size", ast.Constant(value // 2)
        elif here.in_table and value in {None, "never"}:
            yield "member", ast.Constant("never" if value is None else None)
        elif value == "" and here.function is None:
            yield "default", ast.Constant("?")

    def _add_guard(self, block: ast.match_case, here: _Here) -> None:
        guard = block.guard
        assert guard is not None
        self._add("filter", Spot(block, "guard", None), guard, ast.Constant(value=True), here)

    def _add(self, operator: str, spot: Spot, old: ast.AST, new: ast.AST, here: _Here) -> None:
        place = ".".join(here.scope)
        self._counts[place, operator] += 1
        at: ast.AST = old if hasattr(old, "lineno") else (here.statement or here.function or old)
        if isinstance(old, ast.comprehension):
            at = old.iter
        for node in ast.walk(new):
            if "lineno" in node._attributes and not hasattr(node, "lineno"):
                ast.copy_location(node, at)
        first = getattr(at, "lineno", 1)
        lines = range(first, (getattr(at, "end_lineno", None) or first) + 1)
        if isinstance(old, ast.If | ast.While):
            lines = range(old.test.lineno, (old.test.end_lineno or first) + 1)
        self._found.append(
            Mutant(
                id=f"{self._module}:{place}:{operator}:{self._counts[place, operator]}",
                module=self._module,
                change=self._change(spot, new, here, old),
                lines=lines,
                around=here.statement.lineno if here.statement is not None else first,
                names=() if here.function is not None else here.scope,
                spot=spot,
                node=new,
                tree=self._tree,
            )
        )

    def _change(self, spot: Spot, new: ast.AST, here: _Here, old: ast.AST) -> str:
        """Return what the change reads like: the statement before and after, or their parts."""
        around = (
            here.statement if here.statement is not None and here.statement is not old else None
        )
        if around is None or isinstance(around, ast.FunctionDef):
            return f"{_short(old)} => {_short(new)}"
        before = _short(around)
        spot.put(new)
        after = _short(around)
        spot.put(old)
        if before == after or len(before) > TEXT_MAX:
            return f"{_short(old)} => {_short(new)}"
        return f"{before} => {after}"


# --- Small parts ---------------------------------------------------------------------------------


def _with(node: ast.AST, **fields: object) -> ast.AST:
    """Return a copy of a node with other fields; its children are the same."""
    new = copy.copy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def _leaving_one_out(parts: list[Part]) -> Iterator[list[Part]]:
    for index in range(len(parts)):
        yield [*parts[:index], *parts[index + 1 :]]


def _other_results(value: ast.expr, function: ast.FunctionDef) -> Iterator[tuple[str, ast.AST]]:
    match function.returns:
        case ast.Name(id="bool") if not isinstance(value, ast.Constant | ast.Compare):
            inner = value.operand if isinstance(value, ast.UnaryOp) else None
            yield "result", ast.Return(inner or ast.UnaryOp(ast.Not(), value))
        case ast.BinOp(op=ast.BitOr(), right=ast.Constant(value=None)):
            if not (isinstance(value, ast.Constant) and value.value is None):
                yield "result", ast.Return(ast.Constant(None))
        case _:
            pass


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_plain(test: ast.expr) -> bool:
    """Whether nothing else turns this condition round."""
    is_not = isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)
    return not is_not and not isinstance(test, ast.Compare | ast.BoolOp)


def _is_type(node: ast.BinOp) -> bool:
    """Whether this is a union of types: `SetPreset | OpenValve`, `m.Watch | None`."""
    right = node.right
    name = right.attr if isinstance(right, ast.Attribute) else getattr(right, "id", "")
    is_named = name[:1].isupper() and not name.isupper()
    is_optional = isinstance(right, ast.Constant) and right.value is None
    return isinstance(node.op, ast.BitOr) and (is_named or is_optional)


def _short(node: ast.AST) -> str:
    """Return a node as one line of text: of a statement with a body its first line alone."""
    if isinstance(node, ast.comprehension):
        return ast.unparse(node).strip()
    text = ast.unparse(ast.fix_missing_locations(copy.deepcopy(node)))
    if isinstance(node, ast.If | ast.While | ast.For | ast.Match | ast.With | ast.Try):
        if isinstance(node, ast.Match):
            return f"match {ast.unparse(node.subject)}"
        text = text.splitlines()[0]
    return " ".join(text.split())
