namespace EventTracking.Batching.Spooling.Log;

/// <summary>Frames in memory that are appended to the log together, in one or more contiguous pieces of whole frames.</summary>
internal interface IFrameGroup
{
    /// <summary>Gets the number of frames.</summary>
    int Count { get; }

    /// <summary>Gets the size of all frames in bytes.</summary>
    int Bytes { get; }

    /// <summary>Gets the number of pieces.</summary>
    int Pieces { get; }

    /// <summary>Returns a piece. The log writes the sequences and checksums into it.</summary>
    Span<byte> Piece(int index);
}
