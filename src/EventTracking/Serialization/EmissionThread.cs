namespace EventTracking.Serialization;

/// <summary>What a thread keeps from one event to the next, so that none of it is shared, locked or allocated again.</summary>
internal sealed class EmissionThread
{
    /// <summary>An event may be emitted while another is on its way, and so on; a loop ends here.</summary>
    private const int DeepestEmit = 8;

    [ThreadStatic]
    private static EmissionThread? _current;

    private Emission? _free;
    private int _depth;

    public static EmissionThread Current => _current ??= new EmissionThread();

    public LineTimestamp Timestamp { get; } = new();

    public EventIds Ids { get; } = new();

    /// <summary>
    /// Takes a buffer. An emit from within another one gets a buffer of its own, so that the outer event's bytes stay whole.
    /// </summary>
    /// <returns><see langword="null"/> where too many events are on their way already.</returns>
    public Emission? TryTake()
    {
        if (_depth >= DeepestEmit)
            return null;

        _depth++;
        var emission = _free ?? new Emission(this);
        _free = emission.Next;
        emission.Next = null;
        return emission;
    }

    public void Return(Emission emission)
    {
        emission.End();
        emission.Next = _free;
        _free = emission;
        _depth--;
    }
}
