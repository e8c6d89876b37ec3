"""Storage: finished files and request pictures, on a local disk or in an S3 bucket.

``artifacts`` keeps and reads them, ``signing`` makes the links that let a stranger read one.
Knows nothing of tasks, accounts or HTTP.
"""
