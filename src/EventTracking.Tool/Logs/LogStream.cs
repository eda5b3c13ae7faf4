using EventTracking.Tool.Console;

namespace EventTracking.Tool.Logs;

/// <summary>Opens the bytes of a log.</summary>
internal static class LogStream
{
    /// <summary>The path of standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Opens a file, or standard input.</summary>
    /// <exception cref="ToolException">The log cannot be opened.</exception>
    public static Stream Open(string path, ToolConsole console)
    {
        if (path == StandardInput)
            return console.OpenInput();
        if (Directory.Exists(path))
            throw new ToolException($"'{path}' is a folder. Name the logs in it.");

        try
        {
            return new FileStream(
                path,
                new FileStreamOptions
                {
                    BufferSize = 0,
                    Options = FileOptions.SequentialScan,
                    Share = FileShare.ReadWrite | FileShare.Delete,
                });
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ToolException($"The log '{path}' does not exist.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"'{path}' cannot be opened: {exception.Message}", exception);
        }
    }
}
