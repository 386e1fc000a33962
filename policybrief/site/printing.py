"""How templates print: each value is made fit for a page once, and templates are compiled once.

Jinja escapes what `finish` returned a second time, and looks at each function for what it asks to
be passed: with hundreds of values on each of thousands of pages that is much of the time of a
build.
"""

from __future__ import annotations

from types import FunctionType
from typing import Any, Final

from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr, Getattr
from jinja2.runtime import Context, Macro
from jinja2.utils import missing

from policybrief.site.escaping import marked


class Printing(CodeGenerator):
    """Compiles templates in which a value that was finished is not escaped again."""

    def _output_child_pre(
        self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _is_finished(frame, finalize):
            self.write(finalize.src or "")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(
        self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _is_finished(frame, finalize):
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802 - as Jinja's
        """Look a field up as Python does, and in Jinja's ways only where it is not there."""
        self.write("(_field if (_field := getattr((_of := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing")
        self.write(f" else environment.getattr(_of, {node.attr!r}))")


def _is_finished(frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> bool:
    """Say whether a value is markup once it is finished, so that escaping would change nothing."""
    context = frame.eval_ctx
    return bool(finalize.src and context.autoescape and not context.volatile)


class PrintingContext(Context):
    """Calls macros and plain functions without asking each time what they want to be passed."""

    def call(__self, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - as Jinja's
        """Call what a template calls."""
        kind = __obj.__class__
        if kind is not Macro and (kind is not FunctionType or hasattr(__obj, "jinja_pass_arg")):
            return super().call(__obj, *args, **kwargs)
        if kwargs:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
        return __self._macro(__obj, args, kwargs) if kind is Macro else __obj(*args, **kwargs)

    def _macro(self, macro: Macro, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call a macro; one that takes just what it names needs no more than its function."""
        more = macro.caller or macro.catch_kwargs or macro.catch_varargs or macro.explicit_caller
        lacking = len(macro.arguments) - len(args)
        if more or lacking < 0:
            return macro(self.eval_ctx, *args, **kwargs)
        if kwargs:
            args += tuple(kwargs.pop(name, missing) for name in macro.arguments[len(args) :])
            if kwargs:
                raise TypeError(
                    f"macro {macro.name!r} takes no keyword argument {next(iter(kwargs))!r}"
                )
        elif lacking:
            args += (missing,) * lacking
        made = macro._func(*args)
        return marked(made) if self.eval_ctx.autoescape else made


class _Compiled(BytecodeCache):
    """Keeps compiled templates for as long as the process lives, by their source."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.code

    def clear(self) -> None:
        self._codes.clear()


COMPILED: Final = _Compiled()
"""The compiled templates."""
