using System.IO.Compression;
using System.Text;
using EventTracking.Tool.Console;
using EventTracking.Tool.Logs;

namespace EventTracking.Tool.Tests.Logs;

/// <summary>Logs in memory.</summary>
internal static class SomeLog
{
    /// <summary>Reads a log from standard input.</summary>
    /// <returns>The lines with their numbers; <c>too long</c> instead of a line that was skipped.</returns>
    public static string[] Lines(byte[] bytes, int maxLineBytes = LogReader.MaxLineBytes)
    {
        using var log = Open(new MemoryStream(bytes), maxLineBytes);
        var lines = new List<string>();
        while (log.TryRead(out var line))
            lines.Add($"{line.Number}:{(line.IsTooLong ? "too long" : Encoding.UTF8.GetString(line.Utf8))}");
        Assert.False(log.TryRead(out _));
        return [.. lines];
    }

    public static string[] Lines(string text, int maxLineBytes = LogReader.MaxLineBytes) =>
        Lines(Encoding.UTF8.GetBytes(text), maxLineBytes);

    public static LogReader Open(Stream stream, int maxLineBytes = LogReader.MaxLineBytes) =>
        LogReader.Open(LogStream.StandardInput, ToolConsole.Redirected(stream, TextWriter.Null, TextWriter.Null), maxLineBytes);

    public static byte[] Gzip(string text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return compressed.ToArray();
    }
}
