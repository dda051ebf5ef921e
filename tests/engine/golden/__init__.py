"""What others said, kept: small files, so that a machine without PyTorch and captum compares with them too.

`python -m tests.engine.golden` (extra `golden`) writes them anew.
"""
