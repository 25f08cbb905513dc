"""What can be wrong with a browser's storage, as scripts that run before a page's own."""

LOCAL_THROWS = """
    Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('access is denied', 'SecurityError') } })
"""
LOCAL_IS_NULL = "Object.defineProperty(window, 'localStorage', { value: null })"
LOCAL_IS_ABSENT = "Object.defineProperty(window, 'localStorage', { value: undefined })"
LOCAL_IS_READ_ONLY = """
    Storage.prototype.setItem = () => {
        throw new DOMException('read only', 'NoModificationAllowedError')
    }
"""


CHANNEL_THROWS = """
    window.BroadcastChannel = class {
        constructor() { throw new DOMException('insecure', 'SecurityError') }
    }
"""
"""With both stores refused as well, this is Firefox where cookies are blocked."""


def local_is_full(after: int) -> str:
    """Return a fault: localStorage takes so many more records until `window.hasRoom` is true."""
    return f"""{{
        const setItem = Storage.prototype.setItem
        let room = {after}
        Storage.prototype.setItem = function (...entry) {{
            const isOurs = entry[0].includes(':1:')
            if (isOurs && !window.hasRoom && room-- <= 0) {{
                throw new DOMException('full', 'QuotaExceededError')
            }}
            setItem.apply(this, entry)
        }}
    }}"""


DATABASE_IS_MISSING = "Object.defineProperty(window, 'indexedDB', { value: undefined })"
DATABASE_THROWS = """
    IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError') }
"""
DATABASE_HANGS = "IDBFactory.prototype.open = () => ({})"
DATABASE_IS_FULL = """
    IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') }
"""
DATABASE_WAITS = """{
    const open = IDBFactory.prototype.open
    const isTime = new Promise((done) => { window.openDatabases = done })
    IDBFactory.prototype.open = function (...name) {
        const slow = {}
        isTime.then(() => {
            const request = open.apply(this, name)
            request.onsuccess = slow.onsuccess
            request.onerror = slow.onerror
            request.onupgradeneeded = slow.onupgradeneeded
            Object.defineProperty(slow, 'result', { get: () => request.result })
        })
        return slow
    }
}"""
"""It opens once the test calls `window.openDatabases`."""
