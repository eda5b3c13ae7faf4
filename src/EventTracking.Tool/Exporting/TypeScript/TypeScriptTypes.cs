using System.Globalization;
using System.Text;
using System.Text.Json;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Exporting.TypeScript;

/// <summary>Writes the types of one event. Types that refer to themselves are declared separately, all others inline.</summary>
internal sealed class TypeScriptTypes
{
    private readonly DataShape _shape;
    private readonly string _name;
    private readonly Dictionary<ShapeType, string> _recursive = new(ReferenceEqualityComparer.Instance);
    private readonly StringBuilder _text = new();

    public TypeScriptTypes(DataShape shape, string name)
    {
        (_shape, _name) = (shape, name);
        foreach (var reference in shape.Nodes.Select(static node => node.Value.Type).OfType<ReferenceType>())
            _recursive.TryAdd(shape.Resolve(reference), string.Create(CultureInfo.InvariantCulture, $"{name}Type{_recursive.Count + 1}"));
    }

    public string Declarations()
    {
        _text.Clear();
        WriteDocs(_shape.Documentation, "");
        _text.Append("export interface ").Append(_name).Append(' ');
        WriteObject(_shape.Data, "");
        _text.Append('\n');
        foreach (var (type, name) in _recursive)
        {
            _text.Append("\nexport type ").Append(name).Append(" = ");
            WriteBody(type, "");
            _text.Append(";\n");
        }

        return _text.ToString();
    }

    private void WriteValue(ShapeValue value, string indent)
    {
        var type = _shape.Resolve(value.Type);
        if (_recursive.TryGetValue(type, out var name))
            _text.Append(name);
        else
            WriteBody(type, indent);
        _text.Append(value.IsNullable ? " | null" : "");
    }

    private void WriteBody(ShapeType type, string indent)
    {
        switch (type)
        {
            case ArrayType array:
                _text.Append("ReadonlyArray<");
                WriteValue(array.Item, indent);
                _text.Append('>');
                break;
            case MapType map:
                _text.Append("{ readonly [key: string]: ");
                WriteValue(map.Value, indent);
                _text.Append(" }");
                break;
            case ObjectType @object:
                WriteObject(@object, indent);
                break;
            case UnionType union:
                WriteUnion(union, indent);
                break;
            default:
                _text.Append(Scalar(type));
                break;
        }
    }

    private void WriteObject(ObjectType type, string indent, string? discriminator = null)
    {
        var inner = indent + "  ";
        _text.Append("{\n");
        if (discriminator is not null)
            _text.Append(inner).Append(discriminator).Append(";\n");
        foreach (var field in type.Fields)
        {
            WriteDocs(field.Documentation, inner, Note(_shape.Resolve(field.Value.Type)));
            _text.Append(inner).Append("readonly ").Append(Property(field.Name)).Append(field.CanBeAbsent ? "?: " : ": ");
            WriteValue(field.Value, inner);
            _text.Append(";\n");
        }

        _text.Append(indent).Append('}');
    }

    private void WriteUnion(UnionType union, string indent)
    {
        foreach (var @case in union.Cases)
        {
            if (@case != union.Cases[0])
                _text.Append(" | ");
            var name = Property(union.Discriminator);
            WriteObject(@case.Type, indent, @case.Tag is { } tag ? $"readonly {name}: {Tag(tag)}" : $"readonly {name}?: never");
        }
    }

    private void WriteDocs(string? documentation, string indent, string? note = null)
    {
        string[] paragraphs = [.. new[] { documentation, note }.OfType<string>()];
        if (paragraphs.Length > 0)
            _text.Append(indent).Append("/** ").Append(TsDoc.Escape(string.Join(' ', paragraphs))).Append(" */\n");
    }

    private static string Property(string name) => TypeScriptNames.IsIdentifier(name) ? name : Quoted.Json(name);

    private static string Tag(string json) => json[0] is '"' ? Quoted.Json(JsonSerializer.Deserialize<string>(json)!) : json;

    private static string Scalar(ShapeType type) => type switch
    {
        BooleanType => "boolean",
        IntegerType => "number",
        NumberType number when number == NumberType.Named => "number | \"NaN\" | \"Infinity\" | \"-Infinity\"",
        NumberType => "number",
        StringType => "string",

        // A value without a name is written as a number.
        EnumType @enum => $"{string.Concat(@enum.Names.Select(static name => $"{Quoted.Json(name)} | "))}number",
        FlagsType => "string | number",
        _ => "Json",
    };

    private static string? Note(ShapeType type) => type switch
    {
        IntegerType { Minimum: null } => "An integer of 64 bits or more: JavaScript rounds numbers above 2^53.",
        IntegerType { Minimum: int.MinValue, Maximum: int.MaxValue } => "An integer.",
        IntegerType integer => string.Create(CultureInfo.InvariantCulture, $"An integer from {integer.Minimum} to {integer.Maximum}."),
        FlagsType flags => $"One or more of {string.Join(", ", flags.Names.Select(Quoted.Json))}, separated by a comma and a space.",
        StringType text => OfFormat(text.Format),
        _ => null,
    };

    private static string? OfFormat(StringFormat format) => format switch
    {
        StringFormat.DateTime => "An ISO 8601 instant.",
        StringFormat.Date => "Format: yyyy-MM-dd.",
        StringFormat.Time => "Format: HH:mm:ss[.fffffff].",
        StringFormat.TimeSpan => "Format: [-][d.]hh:mm:ss[.fffffff].",
        StringFormat.Uuid => "A UUID.",
        StringFormat.Uri => "A URI.",
        StringFormat.Base64 => "Bytes in base64.",
        StringFormat.Version => "Two to four numbers with dots.",
        StringFormat.Char => "One character.",
        StringFormat.Number => "A number in a string.",
        _ => null,
    };
}
