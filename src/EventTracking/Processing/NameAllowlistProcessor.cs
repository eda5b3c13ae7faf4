using System.Collections.Frozen;

namespace EventTracking;

/// <summary>Keeps the events whose names are on a list, and drops all others. An empty list drops everything.</summary>
public sealed class NameAllowlistProcessor : INameFilter
{
    private readonly FrozenSet<string> _names;

    /// <summary>Creates an allowlist.</summary>
    /// <param name="names">The names; case matters.</param>
    /// <exception cref="ArgumentNullException"><paramref name="names"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">One of the names is <see langword="null"/>.</exception>
    public NameAllowlistProcessor(params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        string[] list = [.. names];
        if (Array.IndexOf(list, null) >= 0)
        {
            throw new ArgumentException(
                "One of the allowed names is null. Remove it; an event without a name is called 'unknown'.", nameof(names));
        }

        _names = list.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Gets the names of the events to keep.</summary>
    public IReadOnlySet<string> Names => _names;

    /// <inheritdoc/>
    public ProcessorFailurePolicy OnFailure => ProcessorFailurePolicy.Drop;

    /// <inheritdoc/>
    public ProcessingResult Filter(string eventName) => _names.Contains(eventName) ? ProcessingResult.Keep : ProcessingResult.Drop;

    /// <inheritdoc/>
    public ProcessingResult Process(ref EventEnvelope envelope) => Filter(envelope.Name);
}
