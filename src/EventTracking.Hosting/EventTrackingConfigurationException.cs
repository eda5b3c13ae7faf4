namespace EventTracking.Hosting;

/// <summary>
/// A configuration of event tracking is wrong. It is thrown when the host starts, or when the tracker is first asked for, and
/// lists every error that there is: the path of the setting, what was found, what is allowed.
/// </summary>
/// <remarks>
/// Values stand in a message only where they cannot be secrets: numbers, and words that are nearly an allowed one. The inner
/// exception holds what the backends and processors of an application threw themselves.
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
