namespace EventTracking.Generators.Shape;

/// <summary>An array.</summary>
public sealed class ArrayType(ShapeValue item) : ShapeType
{
    /// <summary>Gets the items.</summary>
    public ShapeValue Item { get; } = item;

    /// <inheritdoc/>
    public override string ToString() => "array";
}

/// <summary>An object whose keys are data.</summary>
public sealed class MapType(ShapeValue value) : ShapeType
{
    /// <summary>Gets the values.</summary>
    public ShapeValue Value { get; } = value;

    /// <inheritdoc/>
    public override string ToString() => "map";
}

/// <summary>An object with known fields.</summary>
public sealed class ObjectType(IEnumerable<ShapeField> fields) : ShapeType
{
    /// <summary>
    /// Gets the fields, in the order in which they are written if the shape was derived from a type, otherwise in ordinal order.
    /// </summary>
    public IReadOnlyList<ShapeField> Fields { get; } = [.. fields];

    /// <summary>Returns the field with that wire name, or <see langword="null"/>.</summary>
    public ShapeField? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);

    /// <inheritdoc/>
    public override string ToString() => "object";
}

/// <summary>An object of one of several types, which its discriminator names.</summary>
public sealed class UnionType(string discriminator, IEnumerable<UnionCase> cases) : ShapeType
{
    /// <summary>Gets the name of the field that names the case.</summary>
    public string Discriminator { get; } = discriminator;

    /// <summary>Gets the cases in ordinal order of their text.</summary>
    public IReadOnlyList<UnionCase> Cases { get; } = [.. cases.OrderBy(static @case => @case.Text, StringComparer.Ordinal)];

    /// <summary>Returns the case with that text, or <see langword="null"/>.</summary>
    public UnionCase? Find(string text) => Cases.FirstOrDefault(@case => @case.Text == text);

    /// <inheritdoc/>
    public override string ToString() =>
        $"oneof({ShapeName.Quote(Discriminator)}: {string.Join(", ", Cases.Select(static @case => @case.Text))})";
}

/// <summary>A case of a union.</summary>
public sealed class UnionCase
{
    internal const string UntaggedText = "*";

    /// <summary>A case with a discriminator, or without one.</summary>
    /// <param name="tag">The value of the discriminator as JSON text; <see langword="null"/> for objects without a discriminator.</param>
    /// <param name="type">The fields, the discriminator not among them.</param>
    public UnionCase(string? tag, ObjectType type)
    {
        Tag = tag;
        Type = type;
        Text = TextOf(tag);
    }

    /// <summary>
    /// Gets the value of the discriminator as JSON text: a string or an integer. Objects without a discriminator have none.
    /// </summary>
    public string? Tag { get; }

    /// <summary>Gets the fields, without the discriminator.</summary>
    public ObjectType Type { get; }

    /// <summary>Gets the case as part of a path: the value of the discriminator, or <c>*</c>.</summary>
    public string Text { get; }

    internal static string TextOf(string? tag) => tag switch
    {
        null => UntaggedText,
        ['"', ..] => ShapeName.Quote(ShapeName.Unquote(tag)),
        _ => tag,
    };
}

/// <summary>A value: a type, and whether it can be <c>null</c>.</summary>
public sealed class ShapeValue(ShapeType type, bool isNullable)
{
    /// <summary>Gets the type.</summary>
    public ShapeType Type { get; } = type;

    /// <summary>
    /// Gets a value indicating whether the value can be <c>null</c>. <see cref="AnyType"/> includes <c>null</c> and is never marked.
    /// </summary>
    public bool IsNullable { get; } = isNullable && type is not AnyType;

    /// <summary>Returns the text form, for example <c>string ?</c>.</summary>
    public override string ToString() => IsNullable ? $"{Type} ?" : Type.ToString()!;
}

/// <summary>A field of an object.</summary>
public sealed class ShapeField(string name, ShapeValue value, bool canBeAbsent, string? documentation = null, string? member = null)
{
    /// <summary>Gets the name on the wire.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the value.</summary>
    public ShapeValue Value { get; } = value;

    /// <summary>Gets a value indicating whether the field can be absent.</summary>
    public bool CanBeAbsent { get; } = canBeAbsent;

    /// <summary>Gets the text of the doc comment, or <see langword="null"/>. The text form does not include it.</summary>
    public string? Documentation { get; } = documentation;

    /// <summary>Gets the name of the C# member, or <see langword="null"/> for a shape that was read from text.</summary>
    public string? Member { get; } = member;

    /// <summary>Returns the text form without the path, for example <c>string ? ~</c>.</summary>
    public override string ToString() => CanBeAbsent ? $"{Value} ~" : Value.ToString();
}
