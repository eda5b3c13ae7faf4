using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Exporting.Sql;

/// <summary>The type of a column.</summary>
/// <param name="Kind">The type of a value.</param>
/// <param name="IsList">Whether the column is a list of such values.</param>
internal readonly record struct SqlType(SqlKind Kind, bool IsList = false)
{
    public static readonly SqlType Json = new(SqlKind.Json);

    private bool IsNumeric => !IsList && Kind is >= SqlKind.SmallInteger and <= SqlKind.WrittenNumber;

    /// <summary>
    /// The type of a field. Lists of scalars are typed; objects, maps, unions, other arrays and values of any type stay JSON.
    /// </summary>
    public static SqlType Of(DataShape shape, ShapeType type) => shape.Resolve(type) switch
    {
        ArrayType array when Of(shape, array.Item.Type) is { IsList: false, Kind: not SqlKind.Json } item => item with { IsList = true },
        BooleanType => new(SqlKind.Boolean),
        IntegerType integer => new(OfInteger(integer)),
        NumberType => new(SqlKind.Number),
        StringType text => new(OfText(text.Format)),
        EnumType or FlagsType => new(SqlKind.Text),
        _ => Json,
    };

    /// <summary>The type that values of both types fit into.</summary>
    public static SqlType Common(SqlType a, SqlType b)
    {
        if (a == b)
            return a;
        if (a.IsNumeric && b.IsNumeric)
            return a.Kind > b.Kind ? a : b;
        return a.IsList || b.IsList || a == Json || b == Json ? Json : new SqlType(SqlKind.Text);
    }

    private static SqlKind OfInteger(IntegerType type) => type switch
    {
        { Minimum: >= short.MinValue, Maximum: <= short.MaxValue } => SqlKind.SmallInteger,
        { Minimum: >= int.MinValue, Maximum: <= int.MaxValue } => SqlKind.Integer,
        { Minimum: not null } => SqlKind.BigInteger,
        _ => SqlKind.AnyInteger,
    };

    private static SqlKind OfText(StringFormat format) => format switch
    {
        StringFormat.DateTime => SqlKind.Instant,
        StringFormat.Date => SqlKind.Date,
        StringFormat.Time => SqlKind.Time,
        StringFormat.TimeSpan => SqlKind.Duration,
        StringFormat.Uuid => SqlKind.Uuid,
        StringFormat.Base64 => SqlKind.Bytes,
        StringFormat.Number => SqlKind.WrittenNumber,
        _ => SqlKind.Text,
    };
}

/// <summary>The types of columns. Each numeric type includes those before it.</summary>
internal enum SqlKind
{
    Boolean,

    /// <summary>16 bits.</summary>
    SmallInteger,

    /// <summary>32 bits.</summary>
    Integer,

    /// <summary>64 bits.</summary>
    BigInteger,

    /// <summary>An integer of any size. Shapes do not distinguish <c>long</c>, <c>ulong</c> and larger types.</summary>
    AnyInteger,

    Number,

    /// <summary>A number in a string.</summary>
    WrittenNumber,

    Text,
    Instant,
    Date,
    Time,
    Duration,
    Uuid,
    Bytes,
    Json,
}
