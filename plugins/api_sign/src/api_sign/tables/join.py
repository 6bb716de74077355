"""Join: the path and the digest put together in another way."""

JOIN = ()
