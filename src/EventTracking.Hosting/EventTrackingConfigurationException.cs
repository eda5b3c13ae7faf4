namespace EventTracking.Hosting;

/// <summary>
/// The exception for an invalid configuration. It is thrown when the host starts, or when the tracker is first resolved, and lists all
/// errors, each with the path of the setting, what was expected and what was found.
/// </summary>
/// <remarks>
/// The message contains only values that cannot be secrets: numbers, words similar to a valid one, and misspelled keys; no file paths or
/// patterns. The inner exception contains the exceptions thrown by the application's own backends and processors.
/// </remarks>
public sealed class EventTrackingConfigurationException : Exception
{
    internal EventTrackingConfigurationException(IReadOnlyList<string> errors, Exception? causes)
        : base(Text(errors), causes) => Errors = errors;

    /// <summary>The errors, each starting with the path of its setting.</summary>
    public IReadOnlyList<string> Errors { get; }

    private static string Text(IReadOnlyList<string> errors) =>
        $"The event tracking configuration has {(errors.Count == 1 ? "an error" : $"{errors.Count} errors")}:"
        + string.Concat(errors.Select(static error => $"\n- {error}"));
}
