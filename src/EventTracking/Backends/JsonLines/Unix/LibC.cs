using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace EventTracking.Backends.JsonLines.Unix;

/// <summary>
/// Functions of the C library that .NET has no equivalent of. None is called with variable arguments that a platform passes in another
/// way than fixed ones: <c>open</c> never creates, <c>fcntl</c> with a pointer is for Linux.
/// </summary>
/// <remarks>
/// They are found in the process, where the library is in any case. An import from the library by its name would bring the search for
/// libraries, with all that .NET tells of assemblies, into every native program.
/// </remarks>
internal static unsafe class LibC
{
    public static readonly delegate* unmanaged<byte*, int, int> Open = (delegate* unmanaged<byte*, int, int>)FindLarge("open");
    public static readonly delegate* unmanaged<int, byte*, nuint, nint> Write = (delegate* unmanaged<int, byte*, nuint, nint>)Find("write");
    public static readonly delegate* unmanaged<int, int> FSync = (delegate* unmanaged<int, int>)Find("fsync");
    public static readonly delegate* unmanaged<int, int> FDataSync = (delegate* unmanaged<int, int>)FindOnLinux("fdatasync");
    public static readonly delegate* unmanaged<int, long, int> FTruncate = (delegate* unmanaged<int, long, int>)FindLarge("ftruncate");
    public static readonly delegate* unmanaged<int, int, nint, int> FCntl = (delegate* unmanaged<int, int, nint, int>)Find("fcntl");
    public static readonly delegate* unmanaged<int, int, long, long, int> FAllocate =
        (delegate* unmanaged<int, int, long, long, int>)FindOnLinux("fallocate");
    public static readonly delegate* unmanaged<int, nint*, int> FStatFs = (delegate* unmanaged<int, nint*, int>)FindOnLinux("fstatfs");
    public static readonly delegate* unmanaged<byte*, byte*, int> Rename = (delegate* unmanaged<byte*, byte*, int>)Find("rename");
    public static readonly delegate* unmanaged<int, byte*, int, byte*, uint, int> RenameAt2 =
        (delegate* unmanaged<int, byte*, int, byte*, uint, int>)TryFindOnLinux("renameat2");
    public static readonly delegate* unmanaged<int, uint, uint, int> FChown = (delegate* unmanaged<int, uint, uint, int>)Find("fchown");
    public static readonly delegate* unmanaged<int, nint, nint> Signal = (delegate* unmanaged<int, nint, nint>)Find("signal");
    public static readonly delegate* unmanaged<int, byte*, int, uint, FileStatus*, int> StatX =
        (delegate* unmanaged<int, byte*, int, uint, FileStatus*, int>)FindOnLinux("statx");

    /// <summary>Where there are two, the one whose files and lengths have 64 bits: on a processor of 32 bits the other one has not.</summary>
    private static nint FindLarge(string function) =>
        NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), function + "64", out var large) ? large : Find(function);

    private static nint Find(string function) => NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), function);

    private static nint TryFindOnLinux(string function) =>
        OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), function, out var found) ? found : 0;

    private static nint FindOnLinux(string function) => OperatingSystem.IsLinux() ? Find(function) : 0;
}

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

/// <summary>A path as the operating system reads it, UTF-8 and a zero, for the length of a call.</summary>
internal unsafe ref struct NativePath : IDisposable
{
    private Utf8StringMarshaller.ManagedToUnmanagedIn _path;

    /// <param name="path">The path.</param>
    /// <param name="buffer">Where it is put if there is room, <see cref="BufferSize"/> bytes.</param>
    public NativePath(string path, Span<byte> buffer) => _path.FromManaged(path, buffer);

    public static int BufferSize => Utf8StringMarshaller.ManagedToUnmanagedIn.BufferSize;

    public readonly byte* Bytes => _path.ToUnmanaged();

    public void Dispose() => _path.Free();
}
