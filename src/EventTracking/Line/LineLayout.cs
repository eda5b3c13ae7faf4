namespace EventTracking.Line;

/// <summary>The positions of the parts of a line.</summary>
/// <param name="NameEnd">The end of the quoted name.</param>
/// <param name="DataEnd">The byte after the data.</param>
/// <param name="ContextEnd">The byte after the context; extra fields and the closing brace follow.</param>
internal readonly record struct LineLayout(int NameEnd, int DataEnd, int ContextEnd)
{
    /// <summary>The position of the quoted name.</summary>
    public static int NameStart => LineFormat.NameKey.Length;

    /// <summary>The length of the timestamp and of the text between it and the data.</summary>
    public static int TimestampToData => LineTimestamp.Length + LineFormat.DataKey.Length;

    /// <summary>The first byte of the data.</summary>
    public int DataStart => NameEnd + NameToData;

    /// <summary>The first byte of the context.</summary>
    public int ContextStart => DataEnd + LineFormat.ContextKey.Length;

    /// <summary>The length of everything between the name and the data.</summary>
    private static int NameToData => LineFormat.TimestampKey.Length + TimestampToData;

    /// <summary>Returns the layout of a line without extra fields.</summary>
    /// <param name="dataStart">The first byte of the data.</param>
    /// <param name="dataEnd">The byte after the data.</param>
    /// <param name="end">The length of the line.</param>
    public static LineLayout Of(int dataStart, int dataEnd, int end) => new(dataStart - NameToData, dataEnd, end - LineFormat.End.Length);

    /// <summary>Returns the layout of the line after one of its parts has grown by <paramref name="growth"/> bytes.</summary>
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

    /// <summary>The extra fields after the context.</summary>
    Line,
}
