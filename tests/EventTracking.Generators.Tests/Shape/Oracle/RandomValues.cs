using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventTracking.Generators.Tests.Shape.Oracle;

/// <summary>Creates random values of declared types, as their annotations allow.</summary>
internal sealed class RandomValues(Random random)
{
    private const int DeepestRecursion = 6;

    private static readonly string[] Json = ["null", "true", "1", "-2.5", "\"text\"", "[]", "[1,null]", "{}", "{\"a\":{\"b\":[]}}"];

    private readonly NullabilityInfoContext _nullability = new();
    private readonly Dictionary<Type, (PropertyInfo Property, NullabilityInfo Type)[]> _properties = [];

    public object Event(Type type) => Object(type, 0);

    private object? Value(NullabilityInfo info, int depth)
    {
        var isNullable = info.ReadState is NullabilityState.Nullable;
        if (isNullable && (depth > DeepestRecursion || random.Next(3) == 0))
            return null;

        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
            return List(type, info.GenericTypeArguments[0], depth);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>))
            return Dictionary(type, info.GenericTypeArguments[1], depth);
        return type.Assembly == typeof(object).Assembly || type == typeof(JsonElement) ? Scalar(type) : Declared(type, depth);
    }

    private IList List(Type type, NullabilityInfo items, int depth)
    {
        var list = (IList)Activator.CreateInstance(type)!;
        for (var i = Count(depth); i > 0; i--)
            list.Add(Value(items, depth + 1));
        return list;
    }

    private IDictionary Dictionary(Type type, NullabilityInfo values, int depth)
    {
        var dictionary = (IDictionary)Activator.CreateInstance(type)!;
        for (var i = Count(depth); i > 0; i--)
            dictionary[$"key{i}"] = Value(values, depth + 1);
        return dictionary;
    }

    private int Count(int depth) => depth > DeepestRecursion ? 0 : random.Next(3);

    private object Declared(Type type, int depth)
    {
        if (type.IsEnum)
            return EnumValue(type);
        if (!type.IsAbstract)
            return Object(type, depth);

        JsonDerivedTypeAttribute[] cases = [.. type.GetCustomAttributes<JsonDerivedTypeAttribute>()];
        return Object(cases[random.Next(cases.Length)].DerivedType, depth);
    }

    /// <summary>A member, a combination of members, or the default, none of which needs to be declared.</summary>
    private object EnumValue(Type type)
    {
        var members = Enum.GetValues(type);
        return Enum.ToObject(type, random.Next(8) switch
        {
            0 => 0,
            < 3 => random.Next(1 << members.Length),
            _ => members.Length == 0 ? 0 : (int)members.GetValue(random.Next(members.Length))!,
        });
    }

    private object Object(Type type, int depth)
    {
        if (!_properties.TryGetValue(type, out var properties))
        {
            properties =
            [
                .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .Select(property => (property, _nullability.Create(property))),
            ];
            _properties.Add(type, properties);
        }

        var value = Activator.CreateInstance(type)!;
        foreach (var (property, info) in properties)
            property.SetValue(value, Value(info, depth + 1));
        return value;
    }

    private object Scalar(Type type)
    {
        if (type.IsValueType && random.Next(4) == 0)
            return Activator.CreateInstance(type)!;

        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => random.Next(2) == 0,
            TypeCode.Byte => (byte)random.Next(),
            TypeCode.Int16 => (short)random.Next(),
            TypeCode.Int32 => (int)random.NextInt64(),
            TypeCode.UInt32 => (uint)random.NextInt64(),
            TypeCode.Int64 => random.NextInt64(long.MinValue, long.MaxValue),
            TypeCode.Double => random.NextDouble() * 1000,
            TypeCode.Decimal => random.Next(-1000, 1000) / 100m,
            TypeCode.Char => (char)random.Next('A', 'Z'),
            TypeCode.DateTime => new DateTime(random.NextInt64(DateTime.MaxValue.Ticks), (DateTimeKind)random.Next(3)),
            TypeCode.String => new string('a', random.Next(5)),
            _ => Other(type),
        };
    }

    private object Other(Type type)
    {
        if (type == typeof(Guid))
            return new Guid([.. Enumerable.Range(0, 16).Select(_ => (byte)random.Next())]);
        if (type == typeof(Version))
            return new Version(random.Next(100), random.Next(100));
        if (type == typeof(byte[]))
            return new byte[random.Next(5)];
        if (type == typeof(DateTimeOffset))
            return new DateTimeOffset(random.NextInt64(DateTime.MaxValue.Ticks), TimeSpan.Zero);
        if (type == typeof(DateOnly))
            return DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber));
        if (type == typeof(TimeOnly))
            return new TimeOnly(random.NextInt64(TimeOnly.MaxValue.Ticks));
        return type == typeof(TimeSpan) ? new TimeSpan(random.NextInt64()) : JsonElement.Parse(Json[random.Next(Json.Length)]);
    }
}
