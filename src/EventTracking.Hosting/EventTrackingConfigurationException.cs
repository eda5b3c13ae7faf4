namespace EventTracking.Hosting;

/// <summary>
/// The exception for a configuration that is wrong. It is thrown when the host starts, or when the tracker is first resolved, and lists
/// every error: the path of the setting, what was found, what is allowed.
/// </summary>
/// <remarks>
/// The message contains only values that cannot be secrets: numbers, words that are nearly an allowed one, and misspelled keys. It contains
/// neither paths nor patterns. The inner exception holds the exceptions of the application's own backends and processors.
/// </remarks>
public sealed class EventTrackingConfigurationException : Exception
{
    internal EventTrackingConfigurationException(IReadOnlyList<string> errors, Exception? causes)
        : base(Text(errors), causes) => Errors = errors;

    /// <summary>The errors, each beginning with the path of its setting.</summary>
    public IReadOnlyList<string> Errors { get; }

    private static string Text(IReadOnlyList<string> errors) =>
        $"The configuration of event tracking has {(errors.Count == 1 ? "an error" : $"{errors.Count} errors")}:{string.Concat(errors.Select(static error => $"\n- {error}"))}";
}
