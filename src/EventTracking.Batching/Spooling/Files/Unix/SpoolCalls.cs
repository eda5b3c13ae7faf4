using System.Runtime.InteropServices;
using EventTracking.Unix;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.Batching.Spooling.Files.Unix;

/// <summary>The system calls that only the spool needs.</summary>
internal unsafe class SpoolCalls : UnixCalls
{
    private static readonly delegate* unmanaged<int, byte*, nuint, long, nint> ReadAtOffset =
        (delegate* unmanaged<int, byte*, nuint, long, nint>)LibC.FindLarge("pread");
    private static readonly delegate* unmanaged<int, byte*, nuint, long, nint> WriteAtOffset =
        (delegate* unmanaged<int, byte*, nuint, long, nint>)LibC.FindLarge("pwrite");
    private static readonly delegate* unmanaged<byte*, uint, int> MakeFolder = (delegate* unmanaged<byte*, uint, int>)LibC.Find("mkdir");
    private static readonly delegate* unmanaged<byte*, int> Unlink = (delegate* unmanaged<byte*, int>)LibC.Find("unlink");
    private static readonly delegate* unmanaged<byte*, int, int> Access = (delegate* unmanaged<byte*, int, int>)LibC.Find("access");
    private static readonly delegate* unmanaged<uint> EffectiveUser = (delegate* unmanaged<uint>)LibC.Find("geteuid");
    private static readonly delegate* unmanaged<int, int, int> LockFile = (delegate* unmanaged<int, int, int>)LibC.Find("flock");

    /// <summary>The user that this process acts as.</summary>
    public virtual uint User => EffectiveUser();

    /// <summary>Opens an existing file for reading and writing: <c>O_RDWR | O_NOFOLLOW | O_CLOEXEC</c>.</summary>
    /// <returns>A file descriptor.</returns>
    public virtual int OpenFile(string path)
    {
        // The number of O_NOFOLLOW depends on the architecture; Linux kept those of older systems on some.
        var linuxNoFollow = RuntimeInformation.ProcessArchitecture
            is Architecture.Arm or Architecture.Armv6 or Architecture.Arm64 or Architecture.Ppc64le
                ? 0x8000
                : 0x20000;
        return Open(path, OperatingSystem.IsLinux() ? 0x2 | linuxNoFollow | 0x80000 : 0x2 | 0x100 | 0x1000000);
    }

    public virtual int Read(SafeFileHandle file, long offset, Span<byte> into)
    {
        using var open = new Descriptor(file);
        fixed (byte* first = into)
            return ResultOf((int)ReadAtOffset(open.Number, first, (nuint)into.Length, offset));
    }

    public virtual int Write(SafeFileHandle file, long offset, ReadOnlySpan<byte> bytes)
    {
        using var open = new Descriptor(file);
        fixed (byte* first = bytes)
            return ResultOf((int)WriteAtOffset(open.Number, first, (nuint)bytes.Length, offset));
    }

    /// <summary>Creates a folder that only this user can access.</summary>
    public virtual int CreateFolder(string path)
    {
        const uint OwnerOnly = 0x1C0;
        using scoped var name = new NativePath(path, stackalloc byte[NativePath.BufferSize]);
        return ResultOf(MakeFolder(name.Bytes, OwnerOnly));
    }

    public virtual int Delete(string path)
    {
        using scoped var name = new NativePath(path, stackalloc byte[NativePath.BufferSize]);
        return ResultOf(Unlink(name.Bytes));
    }

    /// <summary>Checks whether this process may list a folder and create files in it.</summary>
    public virtual int CheckAccess(string folder)
    {
        const int ReadWriteSearch = 7;
        using scoped var name = new NativePath(folder, stackalloc byte[NativePath.BufferSize]);
        return ResultOf(Access(name.Bytes, ReadWriteSearch));
    }

    /// <summary>
    /// Tries to lock a file against other processes and other open files of this process. On 64-bit Linux, the lock does not conflict
    /// with those that .NET takes for <see cref="FileShare"/>, so the file can still be read.
    /// </summary>
    public virtual int LockExclusively(SafeFileHandle file)
    {
        const int ExclusiveWithoutWaiting = 2 | 4;
        if (HasLinuxLayouts)
            return Lock(file, part: 0);

        using var open = new Descriptor(file);
        return ResultOf(LockFile(open.Number, ExclusiveWithoutWaiting));
    }

    /// <summary>Returns the name of the network file system that a folder is on, or <see langword="null"/>.</summary>
    public virtual string? NetworkFileSystem(SafeFileHandle folder) => FileSystemType(folder) switch
    {
        0x6969 => "NFS",
        0x517B or 0xFF534D42 or 0xFE534D42 => "SMB",
        0x5346414F or 0x6B414653 => "AFS",
        0x73757245 => "Coda",
        0x564C => "NCP",
        0x01021997 => "9P",
        0x00C36400 => "Ceph",
        0x0BD00BD0 => "Lustre",
        _ => null,
    };
}
