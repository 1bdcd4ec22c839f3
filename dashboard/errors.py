"""The errors a person can mend, each one line that names the file, what is wrong and what to do."""


class ProtestMapError(Exception):
    """Anything that stops a command and that its user can mend."""


class ArticlesError(ProtestMapError, ValueError):
    """The articles' path holds nothing that can be read."""


class TablesError(ProtestMapError, ValueError):
    """A folder of tables is missing, incomplete or not of this version."""


class SchemaError(ProtestMapError, ValueError):
    """A stage gave a table that breaks its schema: a defect of ours, named by table and column."""


class ExportError(ProtestMapError, ValueError):
    """An export cannot be made as asked."""


class GeoparseError(ProtestMapError, ValueError):
    """Texts cannot be geoparsed as asked."""


class ServeError(ProtestMapError, OSError):
    """The page's server cannot start."""


class SettingsError(ProtestMapError, ValueError):
    """A setting of the environment is not usable."""


class WorkersError(ProtestMapError, RuntimeError):
    """Those who read articles for a build cannot be reached or were lost."""


class UnknownIdError(ProtestMapError, LookupError):
    """Nothing in the tables has the id that was asked for."""


class ImportFileError(ProtestMapError, ValueError):
    """A file of events that others coded, or the mapping for one, cannot be read."""


class CorrectionsError(ProtestMapError, ValueError):
    """The log of corrections cannot be read or written as a whole."""


class FetchError(ProtestMapError, ConnectionError):
    """A page cannot be fetched, or must not be."""


class AdditionError(ProtestMapError, ValueError):
    """Articles cannot be added as asked."""
