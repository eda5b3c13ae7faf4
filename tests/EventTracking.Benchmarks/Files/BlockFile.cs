using System.Runtime.InteropServices;
using EventTracking.Benchmarks.Measuring;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.Benchmarks.Files;

/// <summary>Gathers lines in a block and writes full blocks straight to the operating system.</summary>
/// <param name="path">The file, which must not exist yet.</param>
/// <param name="block">The block.</param>
/// <param name="reserves">Whether space is reserved for each block first, where the file system is one that gains by it.</param>
internal sealed partial class BlockFile(string path, byte[] block, bool reserves = true) : IByteSink, IDisposable
{
    /// <summary>As large as those of a tracker.</summary>
    public static readonly int BlockSize = new JsonLinesOptions().BlockSize;

    private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
    private readonly bool _reserves = reserves
        && OperatingSystem.IsLinux()
        && new DriveInfo(path).DriveFormat.StartsWith("ext", StringComparison.Ordinal);
    private long _written;
    private int _used;

    public void Take(ReadOnlySpan<byte> line)
    {
        if (line.Length >= block.Length - _used)
            Flush();

        line.CopyTo(block.AsSpan(_used));
        _used += line.Length;
        block[_used++] = (byte)'\n';
    }

    public void Flush()
    {
        if (_reserves)
            _ = Reserve((int)_file.DangerousGetHandle(), 1, _written, _used);
        RandomAccess.Write(_file, block.AsSpan(0, _used), _written);
        _written += _used;
        _used = 0;
    }

    public void Dispose() => _file.Dispose();

    [LibraryImport("libc", EntryPoint = "fallocate")]
    private static partial int Reserve(int file, int mode, long offset, long length);
}
