"""Outer hash: another algorithm than HMAC-SHA512, or its two inputs swapped."""

OUTER = ()
