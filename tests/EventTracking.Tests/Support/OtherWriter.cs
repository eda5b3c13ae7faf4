using System.Text;
using EventTracking.Backends.JsonLines.Files;
using EventTracking.Backends.JsonLines.Unix;
using EventTracking.Unix;

namespace EventTracking.Tests.Support;

/// <summary>Another process that writes to a file, and can be stopped while it holds the lock.</summary>
internal sealed class OtherWriter : IDisposable
{
    private readonly LineFile _file;
    private readonly LineFile _lockFile;

    public OtherWriter(string path)
    {
        var files = new UnixFileSystem(new UnixCalls());
        _file = files.Open(path);
        _lockFile = files.OpenLock(path, permissions: null)!;
    }

    /// <summary>Locks the open file.</summary>
    public bool TryLock() => TryLock(_file.WriteLock);

    public bool TryLock(LockRange part) => _lockFile.TryLock(part);

    /// <summary>Writes to the open file, even if it was moved.</summary>
    public void Append(string text) => _file.Write(Encoding.UTF8.GetBytes(text));

    public void Dispose()
    {
        _file.Dispose();
        _lockFile.Dispose();
    }
}
