namespace EventTracking.Tool.Spooling;

/// <summary>Which events of a spool a command processes.</summary>
/// <param name="All">Whether events that were delivered or dropped are included, as long as their files exist.</param>
/// <param name="From">The lowest sequence number.</param>
/// <param name="Through">The highest sequence number.</param>
internal sealed record SpoolSelection(bool All, long From, long Through)
{
    /// <summary>Moves the reader to the next event of the selection.</summary>
    public bool TryRead(SpoolReader reader, out SpooledEvent spooled)
    {
        while (reader.TryRead(out spooled))
        {
            if (spooled.Sequence >= From && spooled.Sequence <= Through && (All || spooled.Sequence > reader.SettledSequence))
                return true;
        }

        return false;
    }
}
