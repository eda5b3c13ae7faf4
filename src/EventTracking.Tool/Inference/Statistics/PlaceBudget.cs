namespace EventTracking.Tool.Inference.Statistics;

/// <summary>The number of places that statistics can still be kept for.</summary>
internal sealed class PlaceBudget(int places)
{
    private int _remaining = places;

    /// <summary>Gets a value indicating whether a place was refused.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Takes one place.</summary>
    /// <returns>Whether there was one left.</returns>
    public bool TryTake()
    {
        if (_remaining > 0)
        {
            _remaining--;
            return true;
        }

        IsExhausted = true;
        return false;
    }
}
