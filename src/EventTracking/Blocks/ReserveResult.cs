namespace EventTracking.Blocks;

/// <summary>The result of reserving space for an entry.</summary>
internal enum ReserveResult
{
    /// <summary>The space belongs to the calling thread, which must fill and publish it.</summary>
    Reserved,

    /// <summary>The entries would cost more than the capacity.</summary>
    Full,

    /// <summary>The rest of the block is too small. Only a block returns this; a queue continues with the next block.</summary>
    NoRoom,

    /// <summary>The block is sealed, or the queue is closed.</summary>
    Closed,
}
