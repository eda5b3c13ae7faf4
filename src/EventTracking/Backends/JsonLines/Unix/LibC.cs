using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.JsonLines.Unix;

/// <summary>
/// Functions of the C library that .NET has no equal of. None is called with variable arguments that a platform passes in another
/// way than fixed ones: <c>open</c> never creates, <c>fcntl</c> with a pointer is for Linux.
/// </summary>
internal static partial class LibC
{
    private const string Name = "libc";

    [LibraryImport(Name, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport(Name, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, nuint count);

    [LibraryImport(Name, EntryPoint = "fsync", SetLastError = true)]
    public static partial int FSync(SafeFileHandle file);

    [LibraryImport(Name, EntryPoint = "fdatasync", SetLastError = true)]
    public static partial int FDataSync(SafeFileHandle file);

    [LibraryImport(Name, EntryPoint = "ftruncate", SetLastError = true)]
    public static partial int FTruncate(SafeFileHandle file, long length);

    [LibraryImport(Name, EntryPoint = "fcntl", SetLastError = true)]
    public static partial int FCntl(SafeFileHandle file, int command, int argument);

    [LibraryImport(Name, EntryPoint = "fcntl", SetLastError = true)]
    public static partial int FCntl(SafeFileHandle file, int command, ref FileRegion region);

    [LibraryImport(Name, EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int StatX(int folder, string path, int flags, uint mask, out FileStatus status);

    [LibraryImport(Name, EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int StatX(SafeFileHandle file, string path, int flags, uint mask, out FileStatus status);
}
