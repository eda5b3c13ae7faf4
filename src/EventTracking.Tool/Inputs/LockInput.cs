using System.Text;
using EventTracking.Generators.Contract;

namespace EventTracking.Tool.Inputs;

/// <summary>Reads the events of a lock file.</summary>
internal static class LockInput
{
    private const int MaxErrors = 5;

    /// <summary>Fails on invalid bytes, and keeps a byte order mark, which the lock's reader reports.</summary>
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the events of a lock.</summary>
    /// <exception cref="ToolException">The file is not a lock of a known format, or has lines that cannot be read.</exception>
    public static IEnumerable<EventEntry> Read(LockSource source) => Parse(source.Name, Decode(source)).Blocks
        .Select(block => new EventEntry(block.Shape!, block.State, source.Name) { Block = block });

    /// <summary>Returns the text of a lock.</summary>
    public static string Decode(LockSource source)
    {
        try
        {
            return StrictUtf8.GetString(source.Content);
        }
        catch (DecoderFallbackException exception)
        {
            throw new ToolException($"'{source.Name}' cannot be read: it is not UTF-8 text. Save it as UTF-8 without a BOM.", exception);
        }
    }

    /// <summary>Parses the text of a lock.</summary>
    /// <exception cref="ToolException">The text cannot be read completely.</exception>
    public static LockFile Parse(string name, string text)
    {
        var file = LockFile.Parse(text);
        if (file.Errors.Count == 0)
            return file;

        var lines = file.Errors.Take(MaxErrors).Select(error => $"\n  {name}:{error.Line}: {error.Reason}");
        var more = file.Errors.Count > MaxErrors ? $"\n  and {file.Errors.Count - MaxErrors} more" : "";
        throw new ToolException($"'{name}' cannot be read:{string.Concat(lines)}{more}");
    }
}
