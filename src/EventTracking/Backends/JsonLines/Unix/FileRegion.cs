using System.Runtime.InteropServices;

namespace EventTracking.Backends.JsonLines.Unix;

/// <summary>The part of a file that <c>fcntl</c> locks: <c>struct flock</c> of 64-bit Linux.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FileRegion
{
    public short Type;
    public short Whence;
    public long Start;
    public long Length;
    public int ProcessId;
}
