namespace EventTracking.Serialization;

/// <summary>Where the parts of a line are, as offsets into it.</summary>
/// <param name="NameEnd">The end of the quoted name, which begins behind <c>{"name":</c>.</param>
/// <param name="DataStart">The first byte of the data.</param>
/// <param name="DataEnd">The byte after the data.</param>
/// <param name="ContextStart">The first byte of the context.</param>
/// <param name="ContextEnd">The byte after the context; extra fields and the closing brace follow.</param>
internal readonly record struct LineLayout(int NameEnd, int DataStart, int DataEnd, int ContextStart, int ContextEnd)
{
    /// <summary>The offset of the quoted name.</summary>
    public const int NameStart = 8;

    /// <summary>The layout of the line after a part of it has grown by so many bytes.</summary>
    public LineLayout Shifted(LinePart part, int growth) => part switch
    {
        LinePart.Name => new(NameEnd + growth, DataStart + growth, DataEnd + growth, ContextStart + growth, ContextEnd + growth),
        LinePart.Data => this with { DataEnd = DataEnd + growth, ContextStart = ContextStart + growth, ContextEnd = ContextEnd + growth },
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
