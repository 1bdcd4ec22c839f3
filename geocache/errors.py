"""What can go wrong in placing, each told in one line that says what to do."""


class GeocacheError(Exception):
    """Anything that stops placing and that a person can mend."""


class CacheFileError(GeocacheError, ValueError):
    """The cached table cannot be read or written as a whole."""


class ServiceSetupError(GeocacheError, ValueError):
    """An online geocoder was asked for in a way that cannot work, or that its terms forbid."""


class ServiceFailedError(GeocacheError, ConnectionError):
    """An online geocoder gave no answer this time; asked again later, it may."""


class ServiceStoppedError(GeocacheError, ConnectionError):
    """An online geocoder must not be asked again in this run: it refused, or the cap is reached."""
