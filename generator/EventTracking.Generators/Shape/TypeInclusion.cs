namespace EventTracking.Generators.Shape;

/// <summary>Whether every value of one type is a value of another.</summary>
internal static class TypeInclusion
{
    /// <summary>
    /// How one type became the other, or <see langword="null"/> if they are equal. Types with parts are compared by kind only.
    /// </summary>
    public static ShapeChangeKind? Kind(ShapeType oldType, ShapeType newType) =>
        (Includes(newType, oldType), Includes(oldType, newType)) switch
        {
            (true, true) => null,
            (true, false) => ShapeChangeKind.TypeWidened,
            (false, true) => ShapeChangeKind.TypeNarrowed,
            _ => ShapeChangeKind.TypeChanged,
        };

    private static bool Includes(ShapeType outer, ShapeType inner) => (outer, inner) switch
    {
        (AnyType, _) => true,
        (NumberType, IntegerType) => true,
        (NumberType number, NumberType other) => number == NumberType.Named || other == NumberType.Finite,
        (IntegerType integer, IntegerType other) => IsWithin(other, integer),
        (StringType text, StringType other) => text.Format is StringFormat.None || text.Format == other.Format,
        (FlagsType flags, EnumType @enum) => !@enum.Names.Except(flags.Names, StringComparer.Ordinal).Any(),
        (BooleanType, BooleanType) => true,
        _ => false,
    };

    private static bool IsWithin(IntegerType inner, IntegerType outer) =>
        outer.Minimum is null || (inner.Minimum >= outer.Minimum && inner.Maximum <= outer.Maximum);
}
