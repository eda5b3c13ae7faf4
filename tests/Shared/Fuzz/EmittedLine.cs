namespace EventTracking.Shared;

/// <summary>An emitted event.</summary>
/// <param name="Line">The line.</param>
/// <param name="Data">The expected data, as written by System.Text.Json.</param>
internal readonly record struct EmittedLine(string Line, string Data);
