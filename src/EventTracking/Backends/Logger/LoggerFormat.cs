namespace EventTracking;

/// <summary>The format of the text that a <see cref="LoggerBackend"/> writes.</summary>
public enum LoggerFormat
{
    /// <summary>The line that all other backends receive: compact JSON.</summary>
    Json,

    /// <summary>
    /// The output of Python's <c>json.dumps</c> for the line, byte for byte: spaces after commas and colons, non-ASCII characters escaped,
    /// floating-point numbers as <c>repr</c> formats them. For readers that compare or measure such texts.
    /// </summary>
    PythonJson,
}
