namespace EventTracking.Tool.Metadata;

/// <summary>Reports damaged assemblies. Their readers throw exceptions of many kinds for invalid tables, signatures and IL.</summary>
internal static class DamagedAssembly
{
    /// <summary>Reads from an assembly.</summary>
    /// <exception cref="ToolException">The assembly is damaged.</exception>
    public static T Read<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception
            is BadImageFormatException
            or ArgumentException
            or InvalidOperationException
            or InvalidCastException
            or IndexOutOfRangeException
            or InvalidDataException
            or KeyNotFoundException
            or NullReferenceException
            or OverflowException)
        {
            throw new ToolException($"'{path}' is damaged; build it again: {exception.Message}", exception);
        }
    }
}
