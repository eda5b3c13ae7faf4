using System.Text.Json;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Verification;

/// <summary>Compiles a shape to validators. A recursive type becomes a validator that contains itself.</summary>
internal sealed class ShapeCompiler
{
    private static readonly AnyValidator Any = new();

    private readonly DataShape _shape;
    private readonly Strictness _strictness;
    private readonly Dictionary<(ShapeType Type, bool IsNullable), ValueValidator> _compiled = [];

    private ShapeCompiler(DataShape shape, Strictness strictness) => (_shape, _strictness) = (shape, strictness);

    /// <summary>Compiles the data of an event.</summary>
    public static ValueValidator Compile(DataShape shape, Strictness strictness) =>
        new ShapeCompiler(shape, strictness).Compile(new ShapeValue(shape.Data, isNullable: false));

    private ValueValidator Compile(ShapeValue value)
    {
        var type = _shape.Resolve(value.Type);
        if (_compiled.TryGetValue((type, value.IsNullable), out var compiled))
            return compiled;
        return type switch
        {
            BooleanType => new BooleanValidator(type.ToString()!, value.IsNullable),
            IntegerType integer => new IntegerValidator(
                type.ToString()!, value.IsNullable, integer.Minimum ?? long.MinValue, integer.Maximum ?? long.MaxValue),
            NumberType => new NumberValidator(type.ToString()!, value.IsNullable, allowsNames: type == NumberType.Named),
            StringType text => new StringValidator(type.ToString()!, value.IsNullable, TextFormats.Of(text.Format)),
            EnumType @enum => new EnumValidator(type.ToString()!, value.IsNullable, IsOneOf(@enum.Names)),
            FlagsType flags => new EnumValidator(type.ToString()!, value.IsNullable, new FlagNames(flags.Names).IsCombination),
            ArrayType array => Compile(
                new ArrayValidator(type.ToString()!, value.IsNullable), type, value, validator => validator.Items = Compile(array.Item)),
            MapType map => Compile(
                new MapValidator(type.ToString()!, value.IsNullable), type, value, validator => validator.Values = Compile(map.Value)),
            ObjectType @object => Compile(
                new ObjectValidator(type.ToString()!, value.IsNullable, _strictness), type, value,
                validator => validator.SetFields([.. @object.Fields.Select(Compile)])),
            UnionType union => Compile(
                new UnionValidator(type.ToString()!, value.IsNullable, union.Discriminator), type, value,
                validator => validator.SetCases([.. union.Cases.Select(@case => Compile(union, @case))])),
            _ => Any,
        };
    }

    /// <summary>Registers a validator before its parts are compiled, which may contain it.</summary>
    private TValidator Compile<TValidator>(TValidator validator, ShapeType type, ShapeValue value, Action<TValidator> setParts)
        where TValidator : ValueValidator
    {
        _compiled.Add((type, value.IsNullable), validator);
        setParts(validator);
        return validator;
    }

    private ObjectValidator.Field Compile(ShapeField field) => new(field.Name, Compile(field.Value), !field.CanBeAbsent);

    private UnionValidator.Case Compile(UnionType union, UnionCase @case)
    {
        var value = new ObjectValidator(@case.Type.ToString(), isNullable: false, _strictness);
        var fields = @case.Type.Fields.Select(Compile);
        value.SetFields(
            @case.Tag is null ? [.. fields] : [new ObjectValidator.Field(union.Discriminator, Any, IsRequired: true), .. fields]);
        return new UnionValidator.Case(Parse(@case.Tag), @case.Tag ?? "", @case.Text, value);
    }

    private static object? Parse(string? tag)
    {
        if (tag is null)
            return null;
        var value = JsonElement.Parse(tag);
        return value.ValueKind is JsonValueKind.String ? value.GetString() : value.GetDouble();
    }

    private static TextTest IsOneOf(IReadOnlyList<string> names)
    {
        var known = new Utf8Names<bool>(names.Select(static name => KeyValuePair.Create(name, true)));
        return name => known.TryFind(name, out _);
    }
}
