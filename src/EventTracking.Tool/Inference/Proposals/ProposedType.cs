namespace EventTracking.Tool.Inference.Proposals;

/// <summary>The C# type of a value.</summary>
/// <param name="key">Text that equal types share.</param>
internal abstract class ProposedType(string key)
{
    /// <summary>Gets text that equal types share, and no others.</summary>
    public string Key { get; } = key;

    /// <summary>Gets the nested record or enum that this type is, or has as its items or values.</summary>
    public virtual DeclaredType? Declared => null;
}

/// <summary>A type of the language or the framework.</summary>
/// <param name="name">The name in C#.</param>
/// <param name="using">The namespace to import, or <see langword="null"/>.</param>
internal sealed class FrameworkType(string name, string? @using) : ProposedType(name)
{
    public static readonly FrameworkType Boolean = new("bool", @using: null);
    public static readonly FrameworkType Int = new("int", @using: null);
    public static readonly FrameworkType Long = new("long", @using: null);
    public static readonly FrameworkType UnsignedLong = new("ulong", @using: null);
    public static readonly FrameworkType Double = new("double", @using: null);
    public static readonly FrameworkType Decimal = new("decimal", @using: null);
    public static readonly FrameworkType String = new("string", @using: null);
    public static readonly FrameworkType Guid = new("Guid", "System");
    public static readonly FrameworkType DateTimeOffset = new("DateTimeOffset", "System");
    public static readonly FrameworkType DateTime = new("DateTime", "System");
    public static readonly FrameworkType DateOnly = new("DateOnly", "System");
    public static readonly FrameworkType TimeSpan = new("TimeSpan", "System");
    public static readonly FrameworkType Uri = new("Uri", "System");

    /// <summary>Any JSON value, <c>null</c> included.</summary>
    public static readonly FrameworkType Json = new("JsonElement", "System.Text.Json");

    /// <summary>Gets the name in C#.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the namespace to import, or <see langword="null"/>.</summary>
    public string? Using { get; } = @using;
}

/// <summary>A list.</summary>
internal sealed class ListType(ProposedValue item) : ProposedType($"[{item.Key}]")
{
    public ProposedValue Item { get; } = item;

    public override DeclaredType? Declared => Item.Type.Declared;
}

/// <summary>A dictionary with strings as its keys.</summary>
internal sealed class MapType(ProposedValue value) : ProposedType($"{{{value.Key}}}")
{
    public ProposedValue Value { get; } = value;

    public override DeclaredType? Declared => Value.Type.Declared;
}

/// <summary>A type, and whether <c>null</c> is a value too.</summary>
internal readonly record struct ProposedValue(ProposedType Type, bool IsNullable)
{
    /// <summary>Gets text that equal values share, and no others.</summary>
    public string Key => IsNullable ? Type.Key + "?" : Type.Key;
}
