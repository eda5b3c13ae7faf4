using System.Collections.Frozen;
using EventTracking.Processing;

namespace EventTracking;

/// <summary>
/// Keeps a share of the events, of each name or of all alike. The id of the event decides: two routers with the same share
/// keep the same events.
/// </summary>
public sealed class SamplingProcessor : IEventProcessor
{
    private readonly FrozenDictionary<string, double> _shares;
    private readonly double _otherwise;

    /// <summary>Keeps the same share of all events.</summary>
    /// <param name="share">From 0, none, to 1, all.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public SamplingProcessor(double share)
        : this(FrozenDictionary<string, double>.Empty, share)
    {
    }

    /// <summary>Keeps shares by name.</summary>
    /// <param name="shares">The share of each name, from 0, none, to 1, all.</param>
    /// <param name="otherwise">The share of every name that is not listed; all of them unless set.</param>
    /// <exception cref="ArgumentNullException"><paramref name="shares"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A share is not between 0 and 1.</exception>
    public SamplingProcessor(IReadOnlyDictionary<string, double> shares, double otherwise = 1)
    {
        ArgumentNullException.ThrowIfNull(shares);
        foreach (var (name, share) in shares)
            ThrowIfNoShare(share, $"the share of '{name}'");
        ThrowIfNoShare(otherwise, "the share");

        _shares = shares.ToFrozenDictionary(StringComparer.Ordinal);
        _otherwise = otherwise;
    }

    /// <inheritdoc/>
    public ProcessorFailurePolicy OnFailure => ProcessorFailurePolicy.Drop;

    /// <inheritdoc/>
    public ProcessingResult Process(ref EventEnvelope envelope) =>
        SamplingPlace.Of(envelope.IdLow) < ShareOf(envelope.Name) ? ProcessingResult.Keep : ProcessingResult.Drop;

    internal double ShareOf(string name) => _shares.TryGetValue(name, out var own) ? own : _otherwise;

    private static void ThrowIfNoShare(double share, string what)
    {
        if (share is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, $"Set {what} to a number from 0, none, to 1, all.");
    }
}
