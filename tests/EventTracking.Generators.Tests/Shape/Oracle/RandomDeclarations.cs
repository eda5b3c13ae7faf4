using System.Globalization;

namespace EventTracking.Generators.Tests.Shape.Oracle;

/// <summary>Declares random events. The same seed declares the same event.</summary>
internal sealed class RandomDeclarations(Random random)
{
    public static readonly string[] Scalars =
    [
        "bool", "byte", "short", "int", "uint", "long", "double", "decimal", "string", "string", "char", "Guid", "Version", "byte[]",
        "DateTimeOffset", "DateTime", "DateOnly", "TimeOnly", "TimeSpan", "JsonElement",
    ];

    private const int MostFields = 4;
    private const int DeepestNesting = 3;

    private readonly Stack<ObjectDeclaration> _open = new();
    private int _names;

    public Declaration Event(string name)
    {
        var declared = new ObjectDeclaration { Name = "Sample", IsEvent = true };
        AddFields(declared, 0);
        return new Declaration(declared) { Name = name };
    }

    /// <summary>A name that no other type, field or member of the declaration has.</summary>
    public string NewName(string prefix) => $"Some{prefix}" + (++_names).ToString(CultureInfo.InvariantCulture);

    public FieldDeclaration Field(int depth)
    {
        var field = new FieldDeclaration { Name = NewName("Field"), Type = Use(depth) };
        if (random.Next(5) == 0)
            field.Condition = random.Next(2) == 0 ? "WhenWritingNull" : "WhenWritingDefault";
        return field;
    }

    public TypeUse Use(int depth) => random.Next(depth >= DeepestNesting ? 6 : 12) switch
    {
        < 5 => Scalar(),
        5 => new TypeUse { Declared = Enum(), IsNullable = IsNullable() },
        6 => new TypeUse { Items = Use(depth + 1), IsNullable = IsNullable() },
        7 => new TypeUse { Values = Use(depth + 1), IsNullable = IsNullable() },
        8 => new TypeUse { Declared = Union(depth + 1), IsNullable = IsNullable() },

        // A type within itself ends with null, or with an empty array.
        9 when _open.Count > 0 => random.Next(2) == 0
            ? new TypeUse { Declared = _open.Peek(), IsNullable = true }
            : new TypeUse { Items = new TypeUse { Declared = _open.Peek(), IsNullable = IsNullable() } },
        _ => new TypeUse { Declared = Object(depth + 1), IsNullable = IsNullable() },
    };

    public TypeUse Scalar() => new() { Scalar = Scalars[random.Next(Scalars.Length)], IsNullable = IsNullable() };

    public ObjectDeclaration Object(int depth)
    {
        var declared = new ObjectDeclaration { Name = NewName("Object") };
        _open.Push(declared);
        AddFields(declared, depth);
        _open.Pop();
        return declared;
    }

    public (ObjectDeclaration Type, string? Tag) Case(UnionDeclaration union, int depth)
    {
        var type = Object(depth);
        type.Base = union;
        return (type, random.Next(5) switch
        {
            0 => null,
            1 => (++_names).ToString(CultureInfo.InvariantCulture),
            _ => $"\"{NewName("Case")}\"",
        });
    }

    private UnionDeclaration Union(int depth)
    {
        var declared = new UnionDeclaration { Name = NewName("Union") };
        for (var i = random.Next(1, 4); i > 0; i--)
            declared.Cases.Add(Case(declared, depth));
        return declared;
    }

    private EnumDeclaration Enum()
    {
        var declared = new EnumDeclaration { Name = NewName("Enum"), IsFlags = random.Next(3) == 0 };
        for (var i = random.Next(1, 5); i > 0; i--)
            declared.Members.Add(NewName("Member"));
        return declared;
    }

    private void AddFields(ObjectDeclaration declared, int depth)
    {
        for (var i = random.Next(depth == 0 ? 1 : 0, MostFields + 1); i > 0; i--)
            declared.Fields.Add(Field(depth));
    }

    private bool IsNullable() => random.Next(3) == 0;
}
