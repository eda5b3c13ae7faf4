using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace EventTracking.Unix;

/// <summary>
/// Functions of the C library that .NET does not expose. No variadic function is called in a way that depends on how the platform
/// passes variable arguments: <c>open</c> never creates a file, and <c>fcntl</c> gets a pointer only on Linux.
/// </summary>
/// <remarks>
/// The functions are looked up in the process, which has always loaded the library. Importing them by library name would add the code
/// that searches for libraries, including reflection on assemblies, to every Native AOT program.
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

    /// <summary>Returns the variant with 64-bit offsets if there is one: on 32-bit systems the plain function has 32-bit offsets.</summary>
    public static nint FindLarge(string function) =>
        NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), function + "64", out var large) ? large : Find(function);

    public static nint Find(string function) => NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), function);

    private static nint TryFindOnLinux(string function) =>
        OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), function, out var found) ? found : 0;

    private static nint FindOnLinux(string function) => OperatingSystem.IsLinux() ? Find(function) : 0;
}

/// <summary>The region of a file that <c>fcntl</c> locks: <c>struct flock</c> of 64-bit Linux.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FileRegion
{
    public short Type;
    public short Whence;
    public long Start;
    public long Length;
    public int ProcessId;
}

/// <summary>A path as null-terminated UTF-8, for the duration of a system call.</summary>
internal unsafe ref struct NativePath : IDisposable
{
    private Utf8StringMarshaller.ManagedToUnmanagedIn _path;

    /// <param name="path">The path.</param>
    /// <param name="buffer">A buffer of <see cref="BufferSize"/> bytes, used if the path fits.</param>
    public NativePath(string path, Span<byte> buffer) => _path.FromManaged(path, buffer);

    public static int BufferSize => Utf8StringMarshaller.ManagedToUnmanagedIn.BufferSize;

    public readonly byte* Bytes => _path.ToUnmanaged();

    public void Dispose() => _path.Free();
}
