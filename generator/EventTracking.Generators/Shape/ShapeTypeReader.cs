namespace EventTracking.Generators.Shape;

/// <summary>Reads the type of one node. The parts of an array, a map or an object follow in other lines.</summary>
internal static class ShapeTypeReader
{
    private static readonly ShapeValue Missing = new(AnyType.Instance, isNullable: true);

    public static ShapeType Read(TextScanner scanner)
    {
        if (scanner.TryRead("^"))
            return ReadReference(scanner);

        var start = scanner.Position;
        var word = scanner.ReadWord();
        if (!scanner.TryRead("("))
            return Simple(word) ?? throw Unknown(scanner, start);

        ShapeType type = word switch
        {
            "integer" => ReadRange(scanner),
            "number" when scanner.TryRead("named") => NumberType.Named,
            "string" when StringType.FormatOf(scanner.ReadWord()) is { } format => new StringType(format),
            "enum" => new EnumType(ReadNames(scanner)),
            "flags" => new FlagsType(ReadNames(scanner)),
            "oneof" => ReadUnion(scanner),
            _ => throw Unknown(scanner, start),
        };
        scanner.Read(")");

        // Equal types must have equal texts, so names must be sorted and unique.
        return type.ToString() == scanner.Since(start)
            ? type
            : throw new ShapeTextException($"expected '{type}' but found '{scanner.Since(start)}'");
    }

    private static ShapeType? Simple(string word) => word switch
    {
        "boolean" => BooleanType.Instance,
        "integer" => IntegerType.Unlimited,
        "number" => NumberType.Finite,
        "string" => StringType.Plain,
        "array" => new ArrayType(Missing),
        "map" => new MapType(Missing),
        "object" => new ObjectType([]),
        "any" => AnyType.Instance,
        _ => null,
    };

    private static ReferenceType ReadReference(TextScanner scanner)
    {
        var start = scanner.Position;
        ShapePathReader.Read(scanner);
        return new ReferenceType(scanner.Since(start));
    }

    private static IntegerType ReadRange(TextScanner scanner)
    {
        var minimum = scanner.ReadInteger();
        scanner.Read("..");
        var maximum = scanner.ReadInteger();
        var range = new IntegerType(minimum, maximum);
        return minimum <= maximum ? range : throw new ShapeTextException($"the range of '{range}' is empty");
    }

    private static List<string> ReadNames(TextScanner scanner)
    {
        var names = new List<string>();
        do
            names.Add(scanner.ReadName());
        while (scanner.TryRead(", "));
        return names;
    }

    private static UnionType ReadUnion(TextScanner scanner)
    {
        var discriminator = scanner.ReadName();
        scanner.Read(": ");
        var cases = new List<UnionCase>();
        do
            cases.Add(new UnionCase(scanner.ReadTag(), new ObjectType([])));
        while (scanner.TryRead(", "));
        return cases.Select(static @case => @case.Text).Distinct(StringComparer.Ordinal).Count() == cases.Count
            ? new UnionType(discriminator, cases)
            : throw new ShapeTextException("a case is listed twice");
    }

    private static ShapeTextException Unknown(TextScanner scanner, int start) =>
        new($"'{scanner.Since(start)}{scanner.Rest}' is not a type");
}
