using System.Globalization;

namespace EventTracking.Redis;

/// <summary>The script that appends a batch to the stream.</summary>
/// <remarks>
/// A script and not a pipeline: if the server runs out of memory, becomes read-only or is killed in mid-batch, a pipeline leaves some of
/// the events stored, and the rest would follow after later ones. One request for a batch also takes less CPU time than one per event.
/// </remarks>
internal static class AppendScript
{
    public const int ArgumentsPerEvent = 5;

    /// <summary>Returns the script. Its key is the stream, its arguments the producer id and then five for each event.</summary>
    /// <param name="maxLength">The approximate length to trim to, or <see langword="null"/>.</param>
    /// <param name="isIdempotent">Whether the server ignores ids that the producer has already added.</param>
    public static string Create(long? maxLength, bool isIdempotent)
    {
        var once = isIdempotent ? "'IDMP', ARGV[1], ARGV[i], " : "";
        var trim = maxLength is { } length ? string.Create(CultureInfo.InvariantCulture, $"'MAXLEN', '~', '{length}', ") : "";
        return $"""
            for i = 2, #ARGV, {ArgumentsPerEvent} do
              redis.call('XADD', KEYS[1], {once}{trim}'*', 'id', ARGV[i], 'name', ARGV[i + 1], 'version', ARGV[i + 2],
                'timestamp', ARGV[i + 3], 'line', ARGV[i + 4])
            end
            return #ARGV
            """;
    }
}
