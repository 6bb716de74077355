"""The signature checker: `api_sign` in the reader's browser, in a frame that cannot send anything anywhere."""
