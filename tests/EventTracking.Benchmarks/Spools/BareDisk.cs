using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using EventTracking.Benchmarks.Measuring;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.Benchmarks.Spools;

/// <summary>What a spool is compared with: the same bytes, written or read with nothing around it.</summary>
internal static partial class BareDisk
{
    private const int KeepSize = 1;

    /// <summary>Returns the number of bytes in the segments of a spool.</summary>
    public static long BytesOf(string spool) => Segments(spool).Sum(static path => new FileInfo(path).Length);

    /// <summary>Writes groups of bytes to a new file in reserved space, and syncs each.</summary>
    public static TimeSpan WriteAndSync(string path, IReadOnlyList<int> groups)
    {
        var bytes = new byte[groups.Max()];
        new Random(1).NextBytes(bytes);
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        if (OperatingSystem.IsLinux())
            _ = Reserve(file, KeepSize, 0, groups.Sum(static length => (long)length));
        Sync(file);

        var start = Stopwatch.GetTimestamp();
        var offset = 0L;
        foreach (var length in groups)
        {
            RandomAccess.Write(file, bytes.AsSpan(0, length), offset);
            Sync(file);
            offset += length;
        }

        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Returns the processor time of reading all segments and computing their checksums.</summary>
    public static TimeSpan ReadAndChecksum(string spool)
    {
        var buffer = new byte[256 * 1024];
        var start = Clock.Process.Now();
        var checksum = 0u;
        foreach (var path in Segments(spool))
        {
            using var file = File.OpenHandle(path);
            var offset = 0L;
            while (RandomAccess.Read(file, buffer, offset) is > 0 and var read)
            {
                foreach (var value in MemoryMarshal.Cast<byte, ulong>(buffer.AsSpan(0, read)))
                    checksum = BitOperations.Crc32C(checksum, value);
                offset += read;
            }
        }

        GC.KeepAlive(checksum);
        return Clock.Process.Now() - start;
    }

    private static string[] Segments(string spool) => Directory.GetFiles(spool, "*.seg");

    private static void Sync(SafeFileHandle file)
    {
        if (OperatingSystem.IsLinux() && SyncData(file) == 0)
            return;
        RandomAccess.FlushToDisk(file);
    }

    [LibraryImport("libc", EntryPoint = "fdatasync")]
    private static partial int SyncData(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fallocate")]
    private static partial int Reserve(SafeFileHandle file, int mode, long offset, long length);
}
