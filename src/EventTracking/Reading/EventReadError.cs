namespace EventTracking;

/// <summary>Why an event could not be read. It contains names of fields and keys of dictionaries, but never values.</summary>
public sealed class EventReadError
{
    internal EventReadError(string path, long bytePosition, string reason) =>
        (Path, BytePosition, Reason) = (path, bytePosition, reason);

    /// <summary>
    /// Gets the position as wire names and indices in the data, for example <c>lines[3].price</c>; empty for the data itself and for the
    /// line.
    /// </summary>
    public string Path { get; }

    /// <summary>Gets the offset of the value, or of the malformed byte, in the bytes that were passed to the reader.</summary>
    public long BytePosition { get; }

    /// <summary>Gets what is wrong, for example <c>expected a number but found a string</c>.</summary>
    public string Reason { get; }

    /// <summary>Returns path, reason and position.</summary>
    public override string ToString() => Path.Length == 0 ? $"{Reason} (byte {BytePosition})" : $"{Path}: {Reason} (byte {BytePosition})";
}
