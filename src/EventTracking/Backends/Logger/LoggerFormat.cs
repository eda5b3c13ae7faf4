namespace EventTracking;

/// <summary>The text that a <see cref="LoggerBackend"/> writes.</summary>
public enum LoggerFormat
{
    /// <summary>The line as every other backend has it: compact JSON.</summary>
    Json,

    /// <summary>
    /// The text that Python's <c>json.dumps</c> makes of the line, byte for byte: blanks after commas and colons, everything but
    /// ASCII escaped, floating-point numbers by <c>repr</c>. For readers that compare or measure such texts.
    /// </summary>
    PythonJson,
}
