namespace EventTracking.Line;

/// <summary>Where the parts of a line are, as offsets into it.</summary>
/// <param name="NameEnd">The end of the quoted name, which begins behind <c>{"name":</c>.</param>
/// <param name="DataEnd">The byte after the data.</param>
/// <param name="ContextEnd">The byte after the context; extra fields and the closing brace follow.</param>
internal readonly record struct LineLayout(int NameEnd, int DataEnd, int ContextEnd)
{
    /// <summary>The offset of the quoted name.</summary>
    public const int NameStart = 8;

    /// <summary>From the end of the name to the data: what stands before the timestamp, the timestamp, and what stands behind it.</summary>
    private const int NameToData = 14 + TimestampToData;

    /// <summary>The timestamp, and what stands behind it.</summary>
    public const int TimestampToData = LineTimestamp.Length + 9;

    /// <summary>What stands between the data and the context.</summary>
    public static ReadOnlySpan<byte> ContextKey => ",\"context\":"u8;

    /// <summary>What stands between the quoted name and the timestamp.</summary>
    public static ReadOnlySpan<byte> TimestampKey => ",\"timestamp\":\""u8;

    /// <summary>What stands between the timestamp and the data.</summary>
    public static ReadOnlySpan<byte> DataKey => "\",\"data\":"u8;

    /// <summary>The first byte of the data.</summary>
    public int DataStart => NameEnd + NameToData;

    /// <summary>The first byte of the context.</summary>
    public int ContextStart => DataEnd + ContextKey.Length;

    /// <summary>The layout of a line that ends with its context.</summary>
    /// <param name="dataStart">The first byte of the data.</param>
    /// <param name="dataEnd">The byte after the data.</param>
    /// <param name="end">The length of the line.</param>
    public static LineLayout Of(int dataStart, int dataEnd, int end) => new(dataStart - NameToData, dataEnd, end - 1);

    /// <summary>The layout of the line after a part of it has grown by so many bytes.</summary>
    public LineLayout Shifted(LinePart part, int growth) => part switch
    {
        LinePart.Name => new(NameEnd + growth, DataEnd + growth, ContextEnd + growth),
        LinePart.Data => this with { DataEnd = DataEnd + growth, ContextEnd = ContextEnd + growth },
        LinePart.Context => this with { ContextEnd = ContextEnd + growth },
        _ => this,
    };
}

/// <summary>A part of a line that a rewrite changes.</summary>
internal enum LinePart
{
    /// <summary>The quoted name.</summary>
    Name,

    /// <summary>The data.</summary>
    Data,

    /// <summary>The context.</summary>
    Context,

    /// <summary>The extra fields behind the context.</summary>
    Line,
}
