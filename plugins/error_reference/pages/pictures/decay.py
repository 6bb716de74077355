"""How the REST counter falls while you are silent, and how it rises while you call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from error_reference.pages.pictures import svg
from error_reference.pages.pictures.limits import run_counter

if TYPE_CHECKING:
    from error_reference.pages.pictures.limits import Limits, Tier

_DASHES = ("", "7 4", "2 3", "9 3 2 3")
"""Lines differ by their dashes, not by colour alone."""
_LEFT, _RIGHT, _TOP, _PLOT_HEIGHT = 34.0, svg.WIDTH - 14.0, 24.0, 170.0
_LEGEND_STEP = 19.0


@dataclass(frozen=True)
class _Axes:
    seconds: float
    points: float

    def at(self, second: float, points: float) -> tuple[float, float]:
        x = _LEFT + second / self.seconds * (_RIGHT - _LEFT)
        return x, _TOP + (1 - points / self.points) * _PLOT_HEIGHT

    def draw(self, *, every_seconds: int, every_points: int) -> list[str]:
        bottom = _TOP + _PLOT_HEIGHT
        parts = [svg.path([(_LEFT, _TOP), (_LEFT, bottom), (_RIGHT, bottom)])]
        for second in range(0, int(self.seconds) + 1, every_seconds):
            x, _ = self.at(second, 0)
            parts += [svg.path([(x, bottom), (x, bottom + 4)]), svg.words(x, bottom + 17, str(second), anchor="middle")]
        for points in range(0, int(self.points) + 1, every_points):
            _, y = self.at(0, points)
            parts += [svg.path([(_LEFT - 4, y), (_LEFT, y)]), svg.words(_LEFT - 7, y + 4, str(points), anchor="end")]
        return [
            *parts,
            svg.words(2, 13, "points"),
            svg.words(_RIGHT, bottom + 33, "seconds", anchor="end"),
        ]


def draw_decay(limits: Limits) -> str:
    """Draw one line a tier, from a full REST counter to an empty one."""
    tiers = limits.rest.tiers
    axes = _Axes(_up(max(tier.seconds_to_empty for tier in tiers), 10), _up(max(tier.maximum for tier in tiers), 5))
    parts = axes.draw(every_seconds=10, every_points=5)
    sentences = []
    for place, tier in enumerate(tiers):
        line = [axes.at(0, tier.maximum), axes.at(tier.seconds_to_empty, 0)]
        sentence = f"{tier.name}: {tier.maximum:g} points, {tier.decay:g} a second, empty after {_seconds(tier)}"
        sentences.append(sentence)
        parts.append(svg.path(line, dash=_DASHES[place % len(_DASHES)], accent=True, width=2))
        legend = f"{tier.name}: {tier.maximum:g} points, empty after {_seconds(tier)}"
        parts += _legend(place, legend, dash=_DASHES[place % len(_DASHES)])
    return svg.figure(
        "decay",
        parts,
        height=_legend_y(len(tiers)),
        title="A full REST counter falling to zero",
        description="; ".join(sentences) + ".",
        caption="A full REST counter after the last call, by tier.",
    )


def draw_polling(limits: Limits) -> str:
    """Draw the lowest tier's REST counter under a call a second, and under a pace that can go on for ever."""
    tier = limits.rest.tiers[0]
    slow = _slow_interval(tier)
    fast_steps = run_counter(tier, cost=1, interval=1, until=60)
    refused = next((second for second, _, taken in fast_steps if not taken), None)
    axes = _Axes(30, _up(tier.maximum, 5))
    parts = axes.draw(every_seconds=5, every_points=5)
    parts.append(svg.path([axes.at(0, tier.maximum), axes.at(axes.seconds, tier.maximum)], dash="1 3"))
    taken = [step for step in fast_steps if step[2]]
    parts.append(svg.path(_saw(taken, tier, axes), accent=True, width=2))
    if refused is not None:
        x, _ = axes.at(refused, 0)
        parts.append(svg.words(x, _TOP - 6, f"call {len(taken) + 1}: refused", anchor="middle"))
    slow_steps = run_counter(tier, cost=1, interval=slow, until=axes.seconds)
    parts.append(svg.path(_saw(slow_steps, tier, axes), dash=_DASHES[1], accent=True, width=2))
    fast_words = (
        f"A call a second: call {len(taken) + 1} is refused"
        if refused is not None
        else "A call a second: never refused"
    )
    slow_words = f"A call each {slow} seconds: the counter never passes {max(step[1] for step in slow_steps):g}"
    parts += _legend(0, fast_words) + _legend(1, slow_words, dash=_DASHES[1])
    parts += _legend(2, f"The maximum of {tier.name}: {tier.maximum:g} points", dash="1 3", accent=False)
    return svg.figure(
        "polling",
        parts,
        height=_legend_y(3),
        title=f"The REST counter of {tier.name} while a program calls",
        description=f"{fast_words}. {slow_words}. The maximum is {tier.maximum:g} points.",
        caption=f"The same key ({tier.name}), calls of one point each.",
    )


def _slow_interval(tier: Tier) -> int:
    """Whole seconds in which one point falls away."""
    return int(-(-1 // tier.decay))


def _saw(steps: list[tuple[float, float, bool]], tier: Tier, axes: _Axes) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for number, (second, counter, _) in enumerate(steps):
        if number:
            before = steps[number - 1]
            points.append(axes.at(second, max(0.0, before[1] - tier.decay * (second - before[0]))))
        else:
            points.append(axes.at(second, 0))
        points.append(axes.at(second, counter))
    return points


def _legend(place: int, text: str, *, dash: str = "", accent: bool = True) -> list[str]:
    y = _legend_y(place) - 4
    return [
        svg.path([(2, y), (32, y)], dash=dash, accent=accent, width=2 if accent else 1),
        svg.words(38, y + 4, text),
    ]


def _legend_y(place: int) -> float:
    return _TOP + _PLOT_HEIGHT + 54 + place * _LEGEND_STEP


def _up(value: float, step: int) -> float:
    return float(-(-value // step) * step)


def _seconds(tier: Tier) -> str:
    return f"{tier.seconds_to_empty:.0f} s"
