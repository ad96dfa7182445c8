import library


class BigThreeError(Exception): ...
class MemoryError(BigThreeError): ...  # HRD312
class TimeoutError(MemoryError): ...  # HRD312
class NetworkError(BigThreeError): ...
class KeyError(Exception): ...
class KeyboardInterrupt(library.BigThreeError): ...  # HRD312
class ConnectionError(library.NetworkError): ...
class range: ...


class Agent:
    class OSError(BigThreeError): ...  # HRD312


IOError = type('IOError', (BigThreeError,), {})  # HRD312
Unnamed = type(str(1), (BigThreeError,), {})
