using Microsoft.Extensions.Logging;

namespace EventTracking;

/// <summary>The format in which a <see cref="LoggerBackend"/> writes events.</summary>
public enum LoggerFormat
{
    /// <summary>The line that all other backends receive: compact JSON.</summary>
    Json,

    /// <summary>
    /// The output of Python's <c>json.dumps</c> for the line, byte for byte: spaces after commas and colons, non-ASCII characters escaped,
    /// floating-point numbers as <c>repr</c> formats them. For readers that compare or measure such texts.
    /// </summary>
    PythonJson,

    /// <summary>
    /// A structured log record, whose fields Serilog, the JSON console and OpenTelemetry can query. <see cref="EventId.Name"/> and the
    /// message template are the name of the event. The state has the fields of the data by their names, those of the context with the
    /// prefix <c>context.</c>, and <c>event.id</c>; nested values are JSON text. Fields of the data whose names start with
    /// <c>context.</c>, <c>data.</c> or <c>event.</c> get the prefix <c>data.</c>. The message is the name and the data, for people.
    /// </summary>
    Structured,
}
