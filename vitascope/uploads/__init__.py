"""Files that accounts send ahead of the tasks that name them: kept while something may need them.

Knows rows and storage keys; not how a file came in, nor what is in it.
"""

from vitascope.uploads.errors import UploadsFull
from vitascope.uploads.models import Upload

__all__ = ["Upload", "UploadsFull"]
