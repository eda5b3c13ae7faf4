using System.Globalization;
using System.Text;

namespace EventTracking.Batching.Spooling.Files;

/// <summary>The process that holds the lock of a spool, as the lock file names it: <c>1234 host\n</c>.</summary>
internal readonly record struct SpoolLockOwner(int ProcessId, string Machine)
{
    /// <summary>More than the longest owner in UTF-8.</summary>
    public const int MaxLength = 1024;

    public static SpoolLockOwner Current => new(Environment.ProcessId, Environment.MachineName);

    /// <summary>Reads the content of a lock file.</summary>
    /// <returns><see langword="null"/> if it does not name an owner (yet).</returns>
    public static SpoolLockOwner? Parse(ReadOnlySpan<byte> content)
    {
        var text = Encoding.UTF8.GetString(content);
        return text.EndsWith('\n')
            && text.TrimEnd('\n').Split(' ', 2) is [var id, var machine]
            && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var processId)
                ? new SpoolLockOwner(processId, machine)
                : null;
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{ProcessId} {Machine}\n"));

    public override string ToString() => this == Current ? "another spool of this process"
        : Machine == Environment.MachineName ? string.Create(CultureInfo.InvariantCulture, $"process {ProcessId}")
        : string.Create(CultureInfo.InvariantCulture, $"process {ProcessId} on '{Machine}'");
}
