namespace EventTracking.Shared;

/// <summary>What an event has become.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Data">The data that the line must hold, as System.Text.Json writes them.</param>
internal readonly record struct EmittedLine(string Line, string Data);
